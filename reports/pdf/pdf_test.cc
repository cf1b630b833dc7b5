#include "reports/pdf/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "absl/strings/str_cat.h"
#include "reports/pdf/annotations.h"
#include "reports/testing.h"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A document of empty pages, each with these entries.
std::string Pdf(const std::vector<std::string>& pages) {
  QPDF pdf;
  pdf.emptyPDF();
  for (const std::string& entries : pages) {
    pdf.addPage(pdf.makeIndirectObject(
                    QPDFObjectHandle::parse(absl::StrCat("<< /Type /Page ", entries, " >>"))),
                false);
  }
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.write();
  const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
  return std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
}

// The annotations of a page as they stand in the file, a line each.
std::string Annotations(const std::string& bytes, size_t page) {
  QPDF pdf;
  pdf.processMemoryFile("test", bytes.data(), bytes.size());
  std::string text;
  QPDFObjectHandle all =
      QPDFPageDocumentHelper(pdf).getAllPages()[page].getObjectHandle().getKey("/Annots");
  for (int i = 0; all.isArray() && i < all.getArrayNItems(); ++i) {
    absl::StrAppend(&text, all.getArrayItem(i).unparseResolved(), "\n");
  }
  return text;
}

Location::Box Box(float x_min, float y_min, float x_max, float y_max) {
  Location::Box box;
  box.set_x_min(x_min);
  box.set_y_min(y_min);
  box.set_x_max(x_max);
  box.set_y_max(y_max);
  return box;
}

TEST(AddNotes, BoxesInThePagesOwnCoordinates) {
  const struct {
    const char* page;
    const char* rect;
  } kRows[] = {
      {"/MediaBox [0 0 600 800]", "/Rect [ 10 760 50 780 ]"},
      {"/MediaBox [100 200 700 1000]", "/Rect [ 110 960 150 980 ]"},
      {"/MediaBox [0 0 600 800] /Rotate 90", "/Rect [ 20 10 40 50 ]"},
      {"/MediaBox [0 0 600 800] /Rotate 180", "/Rect [ 550 20 590 40 ]"},
      {"/MediaBox [0 0 600 800] /Rotate -90", "/Rect [ 560 750 580 790 ]"},
      {"/MediaBox [0 0 0 0]", "/Rect [ 10 752 50 772 ]"},  // nonsense: a letter, as readers take it
  };
  for (const auto& row : kRows) {
    const auto copy = AddNotes(Pdf({row.page}), {{1, {Box(10, 20, 50, 40)}, {"1931"}, "n", true}});
    ASSERT_TRUE(copy.ok()) << copy.status().message();
    EXPECT_THAT(Annotations(*copy, 0), HasSubstr(row.rect)) << row.page;
  }
}

TEST(AddNotes, KeepsWhatIsThere) {
  const std::string page =
      "/MediaBox [0 0 600 800] /Annots [<< /Type /Annot /Subtype /Link /Rect [1 2 3 4] >>]";
  const std::string copy =
      *AddNotes(Pdf({page, page}), {{2, {Box(10, 20, 50, 40), Box(10, 50, 30, 70)}, {"x"}, "n"}});
  EXPECT_THAT(Annotations(copy, 0), Not(HasSubstr("/Highlight")));
  EXPECT_THAT(Annotations(copy, 1), HasSubstr("/Link"));
  EXPECT_THAT(Annotations(copy, 1), HasSubstr("/QuadPoints [ 10 780 50 780 10 760 50 760 10 750"));
  EXPECT_THAT(Annotations(copy, 1), HasSubstr("/Popup"));
}

TEST(AddNotes, PlacesWithoutABox) {
  for (int page : {0, 1, 99, -1}) {
    const std::string copy = *AddNotes(Pdf({"/MediaBox [0 0 600 800]"}), {{page, {}, {"x"}, "n"}});
    EXPECT_THAT(Annotations(copy, 0), HasSubstr("/Subtype /Text")) << page;
  }
  EXPECT_TRUE(AddNotes(Pdf({}), {{1, {}, {"x"}, "n"}}).ok()) << "a document without pages";
}

TEST(AddNotes, WhatIsNoPdf) {
  for (const char* bytes : {"", "PK", "%PDF-1.4\n", "%PDF-1.7 1 0 obj << /Type /Catalog"}) {
    EXPECT_FALSE(AddNotes(bytes, {}).ok()) << bytes;
  }
}

Report PdfReport(Report report) {
  Document* document = report.mutable_documents(0);
  document->set_format("pdf");
  Claim* claim = report.mutable_claims(0);
  claim->mutable_location()->set_page(1);
  *claim->mutable_location()->add_boxes() = Box(10, 20, 50, 40);
  return report;
}

TEST(RenderPdf, NotesOnTheManuscript) {
  const std::string manuscript = Pdf({"/MediaBox [0 0 600 800]"});
  for (const Report& report : {PdfReport(SampleReport()), PdfReport(HostileReport())}) {
    const ReportView view = *MakeView(report, {});
    const SourceBytes source = [&](const std::string& path) {
      return path == report.documents(0).path() ? &manuscript : nullptr;
    };
    const auto copy = RenderPdf(view, source);
    ASSERT_TRUE(copy.ok()) << copy.status().message();
    EXPECT_THAT(Annotations(*copy, 0), HasSubstr("/Subtype /Highlight"));
    EXPECT_THAT(Annotations(*copy, 0), Not(HasSubstr("\x1b")));
    EXPECT_EQ(*copy, *RenderPdf(view, source)) << "equal bytes each time";
    EXPECT_FALSE(RenderPdf(view, nullptr).ok()) << "the manuscript is not at hand";
  }
}

TEST(RenderPdf, WhereNoPdfIsMeant) {
  Report report = SampleReport();
  EXPECT_THAT(std::string(RenderPdf(*MakeView(report, {}), nullptr).status().message()),
              HasSubstr("no document is a PDF; use "));
  for (Document& document : *report.mutable_documents()) document.set_format("pdf");
  EXPECT_THAT(std::string(RenderPdf(*MakeView(report, {}), nullptr).status().message()),
              HasSubstr("--manuscript=FILE"));
  report.mutable_documents(1)->set_format("text");
  report.mutable_documents(1)->set_role(MANUSCRIPT);
  EXPECT_THAT(std::string(RenderPdf(*MakeView(report, {}), nullptr).status().message()),
              HasSubstr("is no PDF; use "));
}

}  // namespace
}  // namespace dateline
