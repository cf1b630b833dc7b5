#include "extract/mention/column_unit.h"

#include <gtest/gtest.h>

namespace dateline::mention {
namespace {

TEST(ColumnUnit, HeadsTellUnitScaleAndWhatIsCounted) {
  struct Row {
    const char* head;
    const char* unit;
    const char* of;
    double scale;
  };
  for (const Row& row : {
           Row{"Aid (US$ million)", "USD", "", 1e6},
           Row{"Cost, in thousands of euros", "EUR", "", 1e3},
           Row{"Revenue ($m)", "USD", "", 1e6},
           Row{"Revenue (£ m)", "GBP", "", 1e6},
           Row{"Exports (bn USD)", "USD", "", 1e9},
           Row{"Length (km)", "km", "", 1},
           Row{"Share (%)", "%", "", 1},
           Row{"Passengers ('000s)", "passenger", "passenger", 1e3},
           Row{"Passengers carried", "passenger", "passenger", 1},
           Row{"Partitions in a topic", "partition", "partition", 1},
           Row{"Fee (A$)", "AUD", "", 1},
           Row{"Killed", "dead", "dead", 1},
           // Heads that say neither.
           Row{"Year", "", "", 1},
           Row{"Mark", "", "", 1},
           Row{"Won", "", "", 1},
           Row{"Name of ship", "", "", 1},
           Row{"", "", "", 1},
       }) {
    const ColumnUnit column = ReadColumnUnit(row.head);
    EXPECT_EQ(column.unit, row.unit) << row.head;
    EXPECT_EQ(column.of, row.of) << row.head;
    EXPECT_EQ(column.scale, row.scale) << row.head;
  }
}

TEST(ColumnUnit, BareFiguresTakeItAndOthersKeepTheirs) {
  Quantity bare;
  bare.set_value(121);
  bare.set_min(121);
  ApplyColumnUnit({"USD", "", 1e6}, &bare);
  EXPECT_EQ(bare.unit(), "USD");
  EXPECT_EQ(bare.value(), 121e6);
  EXPECT_EQ(bare.min(), 121e6);
  Quantity own;
  own.set_value(3);
  own.set_unit("EUR");
  ApplyColumnUnit({"USD", "", 1e6}, &own);
  EXPECT_EQ(own.unit(), "EUR");
  EXPECT_EQ(own.value(), 3);
}

}  // namespace
}  // namespace dateline::mention
