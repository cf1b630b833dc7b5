#include "reconcile/claims_io.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

std::vector<Extraction> Two() {
  std::vector<Extraction> extractions(2);
  for (int d = 0; d < 2; ++d) {
    Extraction& extraction = extractions[static_cast<size_t>(d)];
    extraction.mutable_document()->set_id(d == 0 ? "d-a" : "d-b");
    Claim& claim = *extraction.add_claims();
    claim.set_id("c-1");
    claim.set_document(extraction.document().id());
    claim.set_quote("Bhutto visited Moscow in 1972.");
    claim.set_modality(ASSERTED);
  }
  return extractions;
}

void ExpectTwo(const absl::StatusOr<std::vector<Extraction>>& read) {
  ASSERT_TRUE(read.ok()) << read.status();
  const std::vector<Extraction> expected = Two();
  ASSERT_EQ(read->size(), expected.size());
  for (size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ((*read)[i].SerializeAsString(), expected[i].SerializeAsString());
  }
}

TEST(ClaimsIo, WhatIsWrittenIsRead) {
  ExpectTwo(ReadClaims(WriteClaimsBinary(Two()), "x.pb"));
  ExpectTwo(ReadClaims(WriteClaimsJsonLines(Two()), "x.jsonl"));
}

TEST(ClaimsIo, EveryCutIsAnError) {
  const std::string bytes = WriteClaimsBinary(Two());
  const size_t boundary = bytes.size() - (bytes.size() - 8) / 2;  // two messages of one size
  for (size_t size = 0; size < bytes.size(); ++size) {
    if (size == 8 || size == boundary) continue;
    EXPECT_FALSE(ReadClaims(bytes.substr(0, size), "x.pb").ok()) << size;
  }
}

TEST(ClaimsIo, Mistakes) {
  const struct {
    const char* what;
    const char* json;
    const char* message;
  } cases[] = {
      {"empty", "", "empty"},
      {"malformed", "{\"document\": {", "expected the JSON"},
      {"unknown field", "{\"document\":{\"id\":\"d\"},\"novelty\":1}", "x:1"},
      {"unknown enum",
       "{\"document\":{\"id\":\"d\"},\"claims\":[{\"id\":\"c\",\"document\":\"d\",\"modality\":99}]"
       "}",
       "modality is 99"},
      {"no id", "{\"document\":{\"id\":\"d\"},\"claims\":[{\"document\":\"d\"}]}", "no id"},
      {"foreign claim",
       "{\"document\":{\"id\":\"d\"},\"claims\":[{\"id\":\"c\",\"document\":\"e\"}]}",
       "of document 'e'"},
      {"one id twice",
       "{\"document\":{\"id\":\"d\"},\"claims\":[{\"id\":\"c\",\"document\":\"d\"},{\"id\":\"c\","
       "\"document\":\"d\",\"quote\":\"x\"}]}",
       "different content"},
      {"newer report", "{\"version\": 7, \"documents\": []}", "version 7"},
  };
  for (const auto& c : cases) {
    const auto read = ReadClaims(c.json, "x");
    ASSERT_FALSE(read.ok()) << c.what;
    EXPECT_NE(std::string(read.status().message()).find(c.message), std::string::npos)
        << c.what << ": " << read.status().message();
  }
}

}  // namespace
}  // namespace dateline
