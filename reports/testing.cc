#include "reports/testing.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "reports/json.h"

namespace dateline {
namespace {

// Each piece is an attack on one of the formats.
constexpr char kHostile[] =
    "=HYPERLINK(\"http://x\") \x1b[2J\x1b]0;t\x07 <script>alert(1)</script>\" onload='x' ]]> "
    "\u202Egnp.exe\u202C \xff\xfe ${x} `rm` ::error:: %0A | * _ [a](b) \\ --> &amp; \x9b"
    "31m\r\nx";

}  // namespace

Report SampleReport() {
  std::ifstream file("reports/testdata/sample.json");
  std::stringstream text;
  text << file.rdbuf();
  Report report;
  const absl::Status status = FromJson(text.str(), &report);
  EXPECT_TRUE(status.ok()) << status.message();
  return report;
}

Report HostileReport() {
  Report report = SampleReport();
  for (Document& document : *report.mutable_documents()) {
    document.set_path(kHostile);
    document.set_title(kHostile);
    document.add_authors(kHostile);
  }
  for (Claim& claim : *report.mutable_claims()) {
    claim.mutable_location()->set_path(kHostile);
    claim.mutable_location()->set_section(kHostile);
    claim.set_quote(std::string(kHostile) + " " + claim.quote());
    claim.mutable_event()->set_text(kHostile);
    for (Participant& participant : *claim.mutable_participants()) {
      participant.set_text(kHostile);
      participant.mutable_entity()->set_name(kHostile);
    }
  }
  for (Event& event : *report.mutable_events()) event.set_label(kHostile);
  for (Finding& finding : *report.mutable_findings()) {
    finding.set_title(kHostile);
    finding.set_explanation(kHostile);
    finding.set_query(kHostile);
    finding.set_note(kHostile);
    finding.set_owner(kHostile);
    for (Reading& reading : *finding.mutable_readings()) reading.set_value(kHostile);
    for (Finding::Place& place : *finding.mutable_locations()) {
      place.set_quote(kHostile);
      place.set_note(kHostile);
    }
  }
  Notice* notice = report.add_notices();
  notice->set_level(Notice::WARNING);
  notice->set_path(kHostile);
  notice->set_text(kHostile);
  return report;
}

}  // namespace dateline
