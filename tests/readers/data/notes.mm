.TL
The Ferry at Thorpe
.AU "Edith Marlow"
.AU "Amos Pell"
.ND "2 May 2004"
.AS
The ferry at Thorpe ran for three hundred years.
.AE
.MT 4
.H 1 "The first boats"
.P
A ferry crossed the Ash at Thorpe in 1588, when the vicar paid for a new rope.\*F
.FS
Churchwardens' book, 12 April 1588.
.FE
The boat sank on 6 February 1607 with nineteen people on their way to market, and for two years there was none.
.P
In 1609 the manor bought a boat of twice the size from a yard at the river's mouth.\*F
.FS
The yard's own books begin in 1612 and say nothing of it.
.FE
It carried carts from 1640 on.
.H 1 "The last boats"
.P
The bridge was opened on 5 September 1847, and the ferry was given up in 1851.
