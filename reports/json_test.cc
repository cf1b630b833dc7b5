#include "reports/json.h"

#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <cmath>

#include "proto/finding.pb.h"
#include "reports/testing.h"

namespace dateline {
namespace {

using ::google::protobuf::util::MessageDifferencer;

TEST(ToJson, Values) {
  Claim claim;
  claim.set_id("c-1");
  claim.mutable_date()->set_text("'about' \"1850\"\x1b\u202E\n");
  claim.mutable_date()->set_earliest(-43829);
  claim.mutable_date()->set_kind(POINT_IN);
  claim.set_confidence(0.1);
  claim.mutable_location()->set_byte_offset(int64_t{1} << 40);
  EXPECT_EQ(ToJson(claim),
            R"({"id":"c-1","document":"","location":{"path":"","line":0,"column":0,"endLine":0,)"
            R"("endColumn":0,"page":0,"byteOffset":"1099511627776","byteLength":"0"},"quote":"",)"
            R"("date":{"text":"'about' \"1850\"\u001b\u202e\n","edtf":"","earliest":-43829,)"
            R"("kind":"POINT_IN"},"modality":"MODALITY_UNSPECIFIED","confidence":0.1})");
}

TEST(ToJson, OptionalFieldsTellZeroFromAbsent) {
  TimeValue value;
  value.set_latest(0);
  EXPECT_EQ(ToJson(value), R"({"text":"","edtf":"","latest":0})");
}

TEST(ToJson, NumbersThatJsonHasNot) {
  Weight weight;
  weight.set_weight(std::nan(""));
  EXPECT_EQ(ToJson(weight), R"({"weight":"NaN"})");
  weight.set_weight(-INFINITY);
  EXPECT_EQ(ToJson(weight), R"({"weight":"-Infinity"})");
}

TEST(ToJson, MalformedTextBecomesValidJson) {
  const std::string json = JsonString("a\xff\xe2\x82 \U0001F600\U000E0041");
  EXPECT_EQ(json, "\"a\uFFFD\uFFFD\uFFFD \U0001F600\\udb40\\udc41\"");
}

TEST(ToJson, IndentedReadsBackAsTheSame) {
  const Report report = SampleReport();
  Report back;
  ASSERT_TRUE(FromJson(ToJson(report, {.indent = 2}), &back).ok());
  EXPECT_TRUE(MessageDifferencer::Equals(report, back));
}

TEST(FromJson, UnknownFieldsAreIgnoredAndBrokenTextIsNot) {
  Report report;
  EXPECT_TRUE(FromJson(R"({"version":1,"fieldOfTomorrow":{"a":[1]}})", &report).ok());
  EXPECT_EQ(report.version(), 1);
  EXPECT_FALSE(FromJson(R"({"version":)", &report).ok());
  EXPECT_FALSE(FromJson("", &report).ok());
}

}  // namespace
}  // namespace dateline
