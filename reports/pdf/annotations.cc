#include "reports/pdf/annotations.h"

#include <algorithm>
#include <exception>
#include <map>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "reports/inert.h"

namespace dateline {
namespace {

using Object = QPDFObjectHandle;

struct Rect {
  double x0, y0, x1, y1;
};

// Where a page lies in its own coordinates, and how it is turned when shown.
struct PageFrame {
  Rect media{0, 0, 612, 792};
  int rotate = 0;  // 0, 90, 180, 270
};

PageFrame FrameOf(QPDFPageObjectHelper page) {
  PageFrame frame;
  Object box = page.getMediaBox();
  if (box.isRectangle()) {
    const Object::Rectangle r = box.getArrayAsRectangle();
    if (r.urx > r.llx && r.ury > r.lly) frame.media = {r.llx, r.lly, r.urx, r.ury};
  }
  Object rotate = page.getAttribute("/Rotate", false);
  if (rotate.isInteger()) {
    frame.rotate = static_cast<int>((rotate.getIntValue() % 360 + 360) % 360) / 90 * 90;
  }
  return frame;
}

// From points of the page as shown to the page's own coordinates: the inverse of what a viewer
// does.
Rect OnPage(const PageFrame& frame, const Location::Box& box) {
  const Rect& m = frame.media;
  switch (frame.rotate) {
    case 90:
      return {m.x0 + box.y_min(), m.y0 + box.x_min(), m.x0 + box.y_max(), m.y0 + box.x_max()};
    case 180:
      return {m.x1 - box.x_max(), m.y0 + box.y_min(), m.x1 - box.x_min(), m.y0 + box.y_max()};
    case 270:
      return {m.x1 - box.y_max(), m.y1 - box.x_max(), m.x1 - box.y_min(), m.y1 - box.x_min()};
    default:
      return {m.x0 + box.x_min(), m.y1 - box.y_max(), m.x0 + box.x_max(), m.y1 - box.y_min()};
  }
}

Object RectObject(const Rect& r) {
  return Object::newArray(Object::Rectangle(r.x0, r.y0, r.x1, r.y1));
}

Rect Around(const std::vector<Rect>& rects) {
  Rect all = rects[0];
  for (const Rect& r : rects) {
    all = {std::min(all.x0, r.x0), std::min(all.y0, r.y0), std::max(all.x1, r.x1),
           std::max(all.y1, r.y1)};
  }
  return all;
}

// Upper left, upper right, lower left, lower right of each box: the order that viewers expect,
// whatever the standard's figure shows. In a turned page 'upper' is the page's, which they accept.
Object QuadPoints(const std::vector<Rect>& rects) {
  Object points = Object::newArray();
  for (const Rect& r : rects) {
    for (double number : {r.x0, r.y1, r.x1, r.y1, r.x0, r.y0, r.x1, r.y0}) {
      points.appendItem(Object::newReal(number, 2));
    }
  }
  return points;
}

// What is drawn, for viewers that draw no highlights by themselves: boxes multiplied onto the page,
// so that the words stay legible.
Object Appearance(QPDF* pdf, const std::vector<Rect>& rects, const Rect& all,
                  const std::string& color) {
  std::string content = absl::StrCat("/Multiply gs ", color, " rg\n");
  for (const Rect& r : rects) {
    absl::StrAppendFormat(&content, "%.2f %.2f %.2f %.2f re f\n", r.x0, r.y0, r.x1 - r.x0,
                          r.y1 - r.y0);
  }
  Object form = Object::newStream(pdf, content);
  Object dict = form.getDict();
  dict.replaceKey("/Type", Object::newName("/XObject"));
  dict.replaceKey("/Subtype", Object::newName("/Form"));
  dict.replaceKey("/BBox", RectObject(all));
  dict.replaceKey("/Group", Object::parse("<< /S /Transparency >>"));
  dict.replaceKey("/Resources",
                  Object::parse("<< /ExtGState << /Multiply << /BM /Multiply >> >> >>"));
  Object appearance = Object::newDictionary();
  appearance.replaceKey("/N", form);
  return appearance;
}

std::string TextOf(const PdfNote& note) {
  std::string text;
  for (const std::string& line : note.lines) {
    absl::StrAppend(&text, text.empty() ? "" : "\n", Inert(line));
  }
  return text;
}

Object Popup(QPDF* pdf, const PageFrame& frame, const Rect& at, const Object& parent) {
  const Rect& m = frame.media;
  const double top = std::clamp(at.y1, m.y0 + 120, std::max(m.y0 + 120, m.y1));
  Object popup = Object::parse("<< /Type /Annot /Subtype /Popup /F 28 /Open false >>");
  popup.replaceKey("/Rect", RectObject({m.x1 - 220, top - 120, m.x1 - 10, top}));
  popup.replaceKey("/Parent", parent);
  return pdf->makeIndirectObject(popup);
}

// The annotation and its pop-up.
std::vector<Object> Annotations(QPDF* pdf, const PageFrame& frame, const Object& page,
                                const PdfNote& note) {
  std::vector<Rect> rects;
  for (const Location::Box& box : note.boxes) rects.push_back(OnPage(frame, box));
  // 4: also printed; 28: printed, not scaled, not turned.
  Object annotation = Object::parse(
      rects.empty() ? "<< /Type /Annot /Subtype /Text /Name /Note /F 28 /Open false >>"
                    : "<< /Type /Annot /Subtype /Highlight /F 4 >>");
  const std::string color = note.conflict ? "1 0.7 0.65" : "1 0.9 0.4";
  Rect all{frame.media.x0 + 12, frame.media.y1 - 32, frame.media.x0 + 32, frame.media.y1 - 12};
  if (!rects.empty()) {
    all = Around(rects);
    annotation.replaceKey("/QuadPoints", QuadPoints(rects));
    annotation.replaceKey("/AP", Appearance(pdf, rects, all, color));
  }
  annotation.replaceKey("/Rect", RectObject(all));
  annotation.replaceKey("/C", Object::parse(absl::StrCat("[", color, "]")));
  annotation.replaceKey("/P", page);
  annotation.replaceKey("/T", Object::newUnicodeString("Dateline"));
  annotation.replaceKey("/NM", Object::newUnicodeString(Inert(note.name)));
  annotation.replaceKey("/Contents", Object::newUnicodeString(TextOf(note)));
  annotation = pdf->makeIndirectObject(annotation);
  const Object popup = Popup(pdf, frame, all, annotation);
  annotation.replaceKey("/Popup", popup);
  return {annotation, popup};
}

// The array may be shared with another page: this page gets one of its own.
void AddTo(QPDFPageObjectHelper page, const std::vector<Object>& added) {
  Object dict = page.getObjectHandle();
  Object annotations = Object::newArray();
  Object old = dict.getKey("/Annots");
  if (old.isArray()) {
    for (int i = 0; i < old.getArrayNItems(); ++i) annotations.appendItem(old.getArrayItem(i));
  }
  for (const Object& annotation : added) annotations.appendItem(annotation);
  dict.replaceKey("/Annots", annotations);
}

std::string Write(QPDF* pdf) {
  QPDFWriter writer(*pdf);
  writer.setOutputMemory();
  // Streams that are there stay byte for byte.
  writer.setStreamDataMode(qpdf_s_preserve);
  if (!pdf->isEncrypted()) writer.setDeterministicID(true);
  writer.setMinimumPDFVersion("1.4");
  writer.write();
  const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
  return std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
}

std::string Annotated(absl::string_view bytes, const std::vector<PdfNote>& notes) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("manuscript", bytes.data(), bytes.size());
  std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(pdf).getAllPages();
  std::map<size_t, std::vector<Object>> added;
  for (const PdfNote& note : notes) {
    if (pages.empty()) break;
    const bool known = note.page >= 1 && static_cast<size_t>(note.page) <= pages.size();
    const size_t index = known ? note.page - 1 : 0;
    for (const Object& object :
         Annotations(&pdf, FrameOf(pages[index]), pages[index].getObjectHandle(), note)) {
      added[index].push_back(object);
    }
  }
  for (const auto& [index, annotations] : added) AddTo(pages[index], annotations);
  return Write(&pdf);
}

}  // namespace

absl::StatusOr<std::string> AddNotes(absl::string_view pdf, const std::vector<PdfNote>& notes) {
  try {
    return Annotated(pdf, notes);
  } catch (const std::exception& error) {  // the library's way to say that the bytes are no PDF
    return absl::InvalidArgumentError(
        absl::StrCat("is no PDF that can be annotated: ", error.what(), "; save it again"));
  }
}

}  // namespace dateline
