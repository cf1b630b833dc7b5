#include "extract/reader/reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace dateline {
namespace {

constexpr const char* kKinds[] = {"p",     "h",    "item", "cell", "th",  "caption",
                                  "quote", "note", "ref",  "code", "meta"};

// "kind|label|text" of each block.
std::vector<std::string> Blocks(const std::string& bytes, const std::string& path) {
  const auto doc = ReadDocument(bytes, path, ReadOptions());
  if (!doc.ok()) return {std::string(doc.status().message())};
  std::vector<std::string> blocks;
  for (const Block& block : doc->blocks) {
    blocks.push_back(absl::StrCat(kKinds[static_cast<int>(block.kind)], "|", block.label, "|",
                                  block.span.In(doc->text)));
  }
  return blocks;
}

struct Case {
  const char* name;
  std::string source;
  std::vector<std::string> blocks;
};

TEST(ReadDocumentTest, PlainText) {
  const Case kCases[] = {
      {"wrapped lines make a paragraph",
       "The treaty was signed in the\nold town hall on 3 May 1871 by\nboth sides.\n",
       {"p||The treaty was signed in the old town hall on 3 May 1871 by both sides."}},
      {"words cut at the line's end are joined",
       "It was approved on 22 Janu-\nary 1903 by a non-\nroyal and self-\ngoverning assembly of "
       "the "
       "com-\nmonwealth, in the Hay–\nPauncefote manner.\n",
       {"p||It was approved on 22 January 1903 by a non-royal and self-governing assembly of the "
        "commonwealth, in the Hay–Pauncefote manner."}},
      {"page numbers and heads inside a sentence go",
       "The river rose again in the spring of\n1902 and the bridge which the engineers\nhad built "
       "held until\n\n                 33\n\n34      A. WRITER AND B. WRITER\n\nthe autumn, when "
       "it "
       "was carried away\nin one night.\n",
       {"p||The river rose again in the spring of 1902 and the bridge which the engineers had "
        "built "
        "held until the autumn, when it was carried away in one night."}},
      {"a year that heads a section is no page number",
       "The annals were kept by hand for years.\n\n1914\n\nThe war came in August of that year, as "
       "all know.\n",
       {"p||The annals were kept by hand for years.", "h||1914",
        "p||The war came in August of that year, as all know."}},
      {"lists",
       "He named three reasons for it.\n\n- The first was money, of which\n  there was none.\n- "
       "The "
       "second was time.\n\n1. On 12 March 2020 it rained.\n2. On 13 March 2020 it did not.\n",
       {"p||He named three reasons for it.", "item|-|The first was money, of which there was none.",
        "item|-|The second was time.", "item|1.|On 12 March 2020 it rained.",
        "item|2.|On 13 March 2020 it did not."}},
      {"references are no prose",
       "It was opened in 1869, as everybody agrees.\n\nReferences\n\nHale, B. (1962) A Canal of "
       "May "
       "1879.\n  Geneva: Atar.\nOrr, L. (1976) A Zone. Rome.\n",
       {"p||It was opened in 1869, as everybody agrees.", "h||References",
        "ref||Hale, B. (1962) A Canal of May 1879. Geneva: Atar.",
        "ref||Orr, L. (1976) A Zone. Rome."}},
      {"note marks go, exponents stay",
       "It was joined in 1955⁵ by some 10⁶ men on 3 km² of land, said Khan¹ to them.\n",
       {"p||It was joined in 1955 by some 10⁶ men on 3 km² of land, said Khan to them."}},
  };
  for (const Case& c : kCases) EXPECT_EQ(Blocks(c.source, "a.txt"), c.blocks) << c.name;
}

TEST(ReadDocumentTest, TheDayThatATextSaysToBeWrittenOn) {
  const struct {
    const char *name, *source, *day;
  } kCases[] = {
      {"below a byline",
       "Ferry sinks\n\nBy Ann Lee in Rome\nTuesday 3 August 2021\n\nThe ferry sank on Monday.\n",
       "2021-08-03"},
      {"in front of the text",
       "Ten years of it\n\nFor immediate release. Lyon, Wednesday, 12 June 2019. The firm is "
       "ten.\n",
       "2019-06-12"},
      {"a day that is told", "A life\n\nIn Rome on 12 June 2019 the firm was ten.\n", ""},
      {"a day of the story",
       "A life\n\nShe left Rome, and on Tuesday 3 August 1921 she was back.\n", ""},
  };
  for (const auto& c : kCases) {
    const absl::StatusOr<DocumentText> doc = ReadDocument(c.source, "a.txt", ReadOptions());
    ASSERT_TRUE(doc.ok()) << c.name;
    EXPECT_EQ(doc->info.date().edtf(), c.day) << c.name;
  }
}

TEST(ReadDocumentTest, Markdown) {
  const Case kCases[] = {
      {"markup goes, text stays",
       "# A *short* title\n\nIt cost \\$5 &amp; more, see [the page](http://x.org/1999 \"1998\") "
       "or\n"
       "<https://y.org/2001/02>; **never** ~~in 1950~~ `2020-01-01`.[^n]\n\n[^n]: Not in 1960.\n",
       {"h||A short title",
        "p||It cost $5 & more, see the page or https://y.org/2001/02; never  2020-01-01.",
        "note|n|Not in 1960."}},
      {"tables, lists, quotes, code",
       "| When | What |\n|---|---|\n| 1878 | a \\| b |\n\n1. One\n2. Two\n   - deep\n\n> Said "
       "in\n> "
       "1901.\n\n```\n2001\n```\n",
       {"th||When", "th||What", "cell||1878", "cell||a | b", "item|1.|One", "item|2.|Two",
        "item|-|deep", "quote||Said in 1901.", "code||```\n2001\n```"}},
      {"comments and images go",
       "<!-- 1990 -->\n\nBefore ![seen in 1904](a.png) after <!-- 1991 --> it all, said he.\n",
       {"p||Before  after  it all, said he."}},
  };
  for (const Case& c : kCases) EXPECT_EQ(Blocks(c.source, "a.md"), c.blocks) << c.name;
}

TEST(ReadDocumentTest, MarkdownOfOtherDialects) {
  const Case kCases[] = {
      {"templates are code",
       "{% include toc.html %}\n\n{{< figure src=\"a.jpg\" >}}\n\n<Chart data={[1, 2]} "
       "/>\n\nimport A from './a-2001.js'"
       "\n\n{{ name }} began in {{ year }}.\n",
       {"code||{% include toc.html %}", "code||{{< figure src=\"a.jpg\" >}}",
        "code||<Chart data={[1, 2]} />", "code||import A from './a-2001.js'",
        "p||{{ name }} began in {{ year }}."}},
      {"admonitions",
       "!!! warning \"Old figures\"\n    They were mended in 1961.\n\n:::note\nIt opened in "
       "1953.\n:::\n\n!!! not so\n",
       {"p||They were mended in 1961.", "p||It opened in 1953.", "h||!!! not so"}},
      {"captions of tables",
       "| Year | Work |\n|---|---|\n| 1958 | Dam |\n\n: Works by year\n",
       {"th||Year", "th||Work", "cell||1958", "cell||Dam", "caption||Works by year"}},
      {"struck text goes, H~2~O stays",
       "~~In 1952 it rained.~~ H~2~O froze in 1953.\n",
       {"p||H2O froze in 1953."}},
  };
  for (const Case& c : kCases) EXPECT_EQ(Blocks(c.source, "a.md"), c.blocks) << c.name;
}

TEST(ReadDocumentTest, Html) {
  const Case kCases[] = {
      {"boilerplate goes",
       "<html><body><nav>Home 1999</nav><div class=\"cookie-banner\"><p>We use 3 cookies</div>"
       "<script>var a = '<p>2001';</script><h1>A &amp; B</h1><p>It began<br>in 1901.<aside>Ad "
       "1902</aside><p>It ended.<footer>&copy; 2014</footer></body></html>",
       {"h||A & B", "p||It began in 1901.", "p||It ended."}},
      {"broken markup loses nothing",
       "<html><p>One <b>two<p>three &amp four &unknown; <aside>five <a href=\"x>six</a> < 7",
       {"p||One two", "p||three & four &unknown;", "p||five six < 7"}},
      {"a heading or an item that is never closed",
       "<html><h1>The mill<p>It stood by 1871.<ul><li>Sold in 1920<li>Shut in 1931</ul><p>It fell "
       "in 1940. "
       "See ?a=1&copy=2.",
       {"h||The mill", "p||It stood by 1871.", "item|-|Sold in 1920", "item|-|Shut in 1931",
        "p||It fell in 1940. See ?a=1&copy=2."}},
      {"advertisements, readers' comments and arrows back go",
       "<html><article class=\"post comments-open\"><p>It rained.</p><div class=\"ad-slot\">Est. "
       "1888</div>"
       "<ol class=footnotes><li>In 1974. <a href=#r1>\u21A9</a></ol><section id=comments><p>I saw "
       "it in 1975!"
       "</section></article>",
       {"p||It rained.", "note|1|In 1974."}},
      {"marks, ordinals, exponents",
       "<html><p>In 1955<sup>5</sup> the 4<sup>th</sup> of 10<sup>6</sup> men<sup><a "
       "href=#n>[7]</a></sup> "
       "came.</p><p><sup>[7]</sup> A note.</p>",
       {"p||In 1955 the 4th of 10\u2076 men came.", "note|7|A note."}},
      {"tables and lists",
       "<html><table><caption>Key</caption><tr><th>When<th>What<tr><td>1903<td>A "
       "<p>prize</p></table><ol "
       "start=3><li>Three<ul><li>deep</ul><li>Four</ol><dl><dt>1914<dd>War</dl>",
       {"caption||Key", "th||When", "th||What", "cell||1903", "cell||A prize", "item|3.|Three",
        "item|-|deep", "item|4.|Four", "th||1914", "cell||War"}},
      {"deleted text, comments, code, quotes",
       "<html><p>It <del>was 1902</del> is<!-- 1903 --> <q>so</q> in "
       "<code>2020</code>.<pre>a\nb</pre>",
       {"p||It is \u201Cso\u201D in 2020.", "code||a\nb"}},
  };
  for (const Case& c : kCases) EXPECT_EQ(Blocks(c.source, "a.html"), c.blocks) << c.name;
}

TEST(ReadDocumentTest, Tex) {
  const Case kCases[] = {
      {"text without commands",
       "\\documentclass{article}\\title{A \\emph{Title}}\\date{3 May "
       "2001}\\begin{document}\\maketitle\n"
       "\\section{One}\\label{s1}\nIt cost \\$5 --- a \\textbf{big} sum % not 1999\nin "
       "1903\\footnote{Not 1904.}, "
       "said Sk\\l{}odowska \\cite{x1905} to \\'Eve and \\v{S}im.\n\n\\begin{itemize}\\item First "
       "\\item Second\\end{itemize}\\begin{equation}x=1906\\end{equation}\\end{document}",
       {"h||One",
        "p||It cost $5 \u2014 a big sum in 1903, said Sk\u0142odowska to \u00C9ve and \u0160im.",
        "item|-|First", "item|-|Second", "note|1|Not 1904."}},
      {"tables and references",
       "\\begin{tabular}{ll}1901 & Peace\\\\ 1902 & War\\end{tabular}\n\\begin{thebibliography}{9}"
       "\\bibitem{a} Orr, L. (1976) A Zone.\\end{thebibliography}",
       {"cell||1901", "cell||Peace", "cell||1902", "cell||War", "ref|1|Orr, L. (1976) A Zone."}},
      {"what never closes", "\\begin{equation} a {b \\[ c \\footnote{d", {"h||a b c d"}},
  };
  for (const Case& c : kCases) EXPECT_EQ(Blocks(c.source, "a.tex"), c.blocks) << c.name;
}

TEST(ReadDocumentTest, HtmlMetadata) {
  const auto doc = ReadDocument(
      "<html><head><title>The door &ndash; A Paper</title><meta name=date content=2001-01-01>"
      "<meta name=author content='Ann Lee'><script "
      "type=application/ld+json>{\"@graph\":[{\"@type\":"
      "\"NewsArticle\",\"datePublished\":\"2021-03-05T06:40:00+01:00\",\"publisher\":{\"name\":\"A "
      "Paper\"}}]}</script></head><body><p>On <time datetime='1903-06'>June&nbsp;1903</time> it "
      "rained.",
      "a.html", ReadOptions());
  ASSERT_TRUE(doc.ok());
  EXPECT_EQ(doc->info.title(), "The door");
  EXPECT_EQ(doc->info.date().edtf(), "2021-03-05");
  EXPECT_EQ(doc->info.publisher(), "A Paper");
  ASSERT_EQ(doc->info.authors_size(), 1);
  EXPECT_EQ(doc->info.authors(0), "Ann Lee");
  ASSERT_EQ(doc->marked_dates.size(), 1);
  EXPECT_EQ(doc->marked_dates[0].iso, "1903-06");
  EXPECT_EQ(doc->marked_dates[0].span.In(doc->text), "June 1903");
}

TEST(ReadDocumentTest, FrontMatter) {
  const auto doc = ReadDocument(
      "---\ntitle: \"The door: shut\"\ndate: 2021-03-13\nauthors:\n  - Ann Lee\n---\n\nIt was "
      "so.\n",
      "a.md", ReadOptions());
  ASSERT_TRUE(doc.ok());
  EXPECT_EQ(doc->info.title(), "The door: shut");
  EXPECT_EQ(doc->info.date().edtf(), "2021-03-13");
  EXPECT_EQ(LocationOf(*doc, doc->blocks[0].span).line(), 8);
}

// The words of the text, looked up again in the source by their location, are the same words.
void ExpectExactPlaces(const std::string& source, const std::string& path) {
  const auto doc = ReadDocument(source, path, ReadOptions());
  ASSERT_TRUE(doc.ok()) << doc.status();
  for (uint32_t at = 0; at < doc->text.size();) {
    uint32_t end = at;
    while (end < doc->text.size() && doc->text[end] != ' ' && doc->text[end] != '\n') ++end;
    if (end > at) {
      const Location place = LocationOf(*doc, {at, end});
      const std::string word = doc->text.substr(at, end - at);
      const std::string original = source.substr(place.byte_offset(), place.byte_length());
      if (original.find_first_of("-\n\\&*¹") == std::string::npos) {
        EXPECT_EQ(original, word);
      }
    }
    at = end + 1;
  }
}

TEST(ReadDocumentTest, PlacesAreExact) {
  ExpectExactPlaces("The *one* thing\nthat was [said](x) in 1903, by Skłodowska\nherself.\n",
                    "a.md");
  ExpectExactPlaces("  Many a year\n  went by until Janu-\n  ary 1903 came.\n\n\n\n2. Next\n",
                    "a.txt");
}

TEST(ReadDocumentTest, PlacesAreExactInHtml) {
  ExpectExactPlaces("<html>\n<p>The <em>one</em> thing\nthat was <a href=x>said</a>\tin 1903.\n",
                    "a.html");
}

TEST(ReadDocumentTest, LinesAndColumns) {
  const auto doc = ReadDocument("Ève was born\nin Décembre 1904.\n", "a.txt", ReadOptions());
  ASSERT_TRUE(doc.ok());
  const size_t at = doc->text.find("1904");
  const Location place =
      LocationOf(*doc, {static_cast<uint32_t>(at), static_cast<uint32_t>(at + 4)});
  EXPECT_EQ(place.line(), 2);
  EXPECT_EQ(place.column(), 13);
  EXPECT_EQ(place.end_column(), 17);
  EXPECT_EQ(place.byte_offset(), 27);
  EXPECT_EQ(place.byte_length(), 4);
}

TEST(ReadDocumentTest, Encodings) {
  const struct {
    const char* name;
    std::string bytes, text;
    int notices;
  } kCases[] = {
      {"Windows-1252", "Caf\xE9 \x96 open since 1901.", "Café – open since 1901.", 1},
      {"UTF-8 with a mark", "\xEF\xBB\xBFOpen since 1901.", "Open since 1901.", 0},
      {"UTF-16", std::string("\xFF\xFEO\0k\0 \0i\0n\0 \0\x31\0\x39\0.\0", 20), "Ok in 19.", 0},
      {"one bad byte", "Caf\xC3\xA9 was \xFF open.", "Café was \xEF\xBF\xBD open.", 1},
  };
  for (const auto& c : kCases) {
    const auto doc = ReadDocument(c.bytes, "a.txt", ReadOptions());
    ASSERT_TRUE(doc.ok()) << c.name;
    EXPECT_EQ(doc->text, c.text) << c.name;
    EXPECT_EQ(doc->info.notices_size(), c.notices) << c.name;
  }
}

TEST(ReadDocumentTest, DeclaredEncodings) {
  // "1969年に橋" in Shift JIS and "Мост" in KOI8-R.
  const auto japanese =
      ReadDocument("<html><meta charset=shift_jis><p>1969\x94\x4E\x82\xC9\x8B\xB4 was built.",
                   "a.html", ReadOptions());
  ASSERT_TRUE(japanese.ok());
  EXPECT_EQ(japanese->text, "1969\u5E74\u306B\u6A4B was built.");
  const std::string head = "<html><meta charset=koi8-r>\n<p>";
  const auto russian = ReadDocument(head + "\xED\xCF\xD3\xD4 1969", "a.html", ReadOptions());
  ASSERT_TRUE(russian.ok());
  EXPECT_EQ(russian->text, "\u041C\u043E\u0441\u0442 1969");
  const Location place = LocationOf(*russian, {9, 13});
  EXPECT_EQ(place.line(), 2);
  EXPECT_EQ(place.column(), 9);
  EXPECT_EQ(place.byte_offset(), static_cast<int64_t>(head.size() + 5));
}

TEST(ReadDocumentTest, LargestText) {
  ReadOptions options;
  options.max_text_bytes = 1 << 20;
  std::string text;
  while (text.size() < (size_t{3} << 19)) text += "The bridge was opened to all.\n\n";
  const auto doc = ReadDocument(text, "a.txt", options);
  ASSERT_FALSE(doc.ok());
  EXPECT_EQ(Std(doc.status().message()),
            "1.5 MB of text, over the limit of 1 MB; split the file, or raise --max-text");
  options.max_text_bytes = 2 << 20;
  EXPECT_TRUE(ReadDocument(text, "a.txt", options).ok());
}

TEST(ReadDocumentTest, Refuses) {
  const struct {
    const char* name;
    std::string bytes;
    const char* message;
  } kCases[] = {
      {"empty", "", "empty file"},
      {"blank", "\n \n\n", "no text"},
      {"binary", std::string("\x01\x02\0\x03zz", 6), "binary"},
      {"image", "\x89PNG\r\n\x1A\n", "PNG"},
      {"UTF-32", std::string("\xFF\xFE\0\0a\0\0\0", 8), "UTF-32"},
      {"UTF-32 without a mark", std::string("a\0\0\0b\0\0\0c\0\0\0d\0\0\0", 16), "UTF-32"},
      {"one endless line", std::string(20 << 20, 'a'), "line 1 is"},
  };
  for (const auto& c : kCases) {
    const auto doc = ReadDocument(c.bytes, "a.txt", ReadOptions());
    ASSERT_FALSE(doc.ok()) << c.name;
    EXPECT_NE(Std(doc.status().message()).find(c.message), std::string::npos) << doc.status();
  }
}

TEST(LimitsTest, ManyBlocks) {
  std::string few, many;
  for (int k = 0; k < 1000; ++k) few += "a\n\n";
  for (int k = 0; k < 501; ++k) many += few;
  EXPECT_TRUE(ReadDocument(few, "a.md", ReadOptions()).ok());
  const absl::Status status = ReadDocument(many, "a.md", ReadOptions()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(absl::StrContains(status.message(), "split the file")) << status;
}

// A tree of more than the small pages' share of the arena.
TEST(MarkdownTest, LargeDocument) {
  std::string source;
  for (int k = 0; source.size() < (size_t{2} << 20); ++k)
    absl::StrAppend(&source, "## Part *", k % 1000, "*\n\nThe `mole` was **dug** in 1840.[^a]\n\n");
  source += "[^a]: The contract is of 1839.\n";
  const auto doc = ReadDocument(source, "a.md", ReadOptions());
  ASSERT_TRUE(doc.ok()) << doc.status();
  EXPECT_EQ(doc->note_marks.size() * 2 + 1, doc->blocks.size());
  EXPECT_EQ(doc->blocks.back().span.In(doc->text), "The contract is of 1839.");
  EXPECT_EQ(doc->blocks[doc->blocks.size() - 2].span.In(doc->text), "The mole was dug in 1840.");
}

// Ids are made of headings too.
TEST(HtmlTest, BoilerplateById) {
  const auto doc = ReadDocument(
      "<!DOCTYPE html><section id=\"social-history\"><h2 id=\"consent-and-law\">Consent</h2>"
      "<p>It began in 1801.</p></section><div id=\"cookie-banner-2\">We use cookies.</div>"
      "<div id=\"related\">Read more</div>",
      "a.html", ReadOptions());
  ASSERT_TRUE(doc.ok()) << doc.status();
  EXPECT_EQ(doc->text, "Consent\n\nIt began in 1801.");
}

}  // namespace
}  // namespace dateline
