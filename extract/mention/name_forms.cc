#include "extract/mention/name_forms.h"

#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "base/strings.h"

namespace dateline {
namespace {

// The mention without its titles: the longest of the entity's forms that stands in it.
absl::string_view FormIn(absl::string_view mention, const Entity& entity) {
  absl::string_view best;
  const auto consider = [&](absl::string_view form) {
    if (form.size() > best.size() && absl::StrContains(mention, form)) best = form;
  };
  consider(entity.name());
  for (const std::string& alias : entity.aliases()) consider(alias);
  return best;
}

}  // namespace

void AddNameForms(const DocumentText& doc, const std::vector<Sentence>& sentences,
                  const Mentions& mentions, Document* info) {
  absl::flat_hash_map<std::pair<int32_t, std::string>, int> known;  // index into names
  for (const Mention& mention : mentions.names) {
    const Entity& entity = mentions.entities[mention.entity];
    const bool may_be_person = entity.kind() == PERSON || entity.kind() == ENTITY_KIND_UNSPECIFIED;
    if (!may_be_person || mention.inferred) continue;
    const std::string text = CollapseSpace(mention.span.In(doc.text));
    const absl::string_view form = FormIn(text, entity);
    if (form.empty()) continue;
    const auto [it, added] =
        known.try_emplace({mention.entity, std::string(form)}, info->names_size());
    if (added) {
      NameForm& name = *info->add_names();
      name.set_text(form.data(), form.size());
      name.set_entity(entity.id());
      *name.mutable_location() = LocationOf(doc, mention.span);
      if (mention.sentence >= 0)
        name.set_quote(CollapseSpace(sentences[mention.sentence].span.In(doc.text)));
    }
    NameForm& name = *info->mutable_names(it->second);
    name.set_count(name.count() + 1);
  }
}

}  // namespace dateline
