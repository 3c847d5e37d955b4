// SPDX-License-Identifier: Apache-2.0
#include <md4c.h>

#include "read_back.hpp"

namespace demarc::test {
namespace {

class MarkdownReader {
 public:
  ReadBack read(const std::string& text) {
    MD_PARSER parser{};
    // Not the links that GitHub makes of addresses in plain words: it looks for them behind all else, md4c before
    // escapes.
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    parser.enter_block = [](MD_BLOCKTYPE type, void*, void* self) { return of(self).enter(type); };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return of(self).leave(type); };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) { return of(self).span(type, detail); };
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* at, MD_SIZE size, void* self) {
      return of(self).say(type, {at, size});
    };
    if (md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, this) != 0) found("a parser objects");
    return std::move(result_);
  }

 private:
  static MarkdownReader& of(void* self) { return *static_cast<MarkdownReader*>(self); }

  void found(const std::string& fault) {
    if (result_.fault.empty()) result_.fault = fault;
  }

  int enter(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_HTML) found("raw HTML");
    if (type == MD_BLOCK_QUOTE) found("a quotation");
    if (type == MD_BLOCK_HR) found("a rule");
    if (type == MD_BLOCK_CODE) found("a block of code");
    if (type == MD_BLOCK_TR) result_.rows.emplace_back();
    words_.clear();
    return 0;
  }

  int leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) result_.rows.back().push_back(words_);
    if (type == MD_BLOCK_P || type == MD_BLOCK_H) result_.texts.push_back(words_);
    return 0;
  }

  int span(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_IMG) found("an image");
    if (type == MD_SPAN_A) {
      const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
      const std::string_view address{href.text, href.size};
      if (!address.starts_with("https://") && !address.starts_with("http://")) found("link to " + std::string{address});
    }
    if (type == MD_SPAN_DEL || type == MD_SPAN_EM) found("a mark that nobody wrote");
    return 0;
  }

  int say(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_HTML) found("raw HTML");
    if (type == MD_TEXT_BR) found("a line break");
    if (type == MD_TEXT_ENTITY)
      words_ += text == "&lt;" ? "<" : text == "&gt;" ? ">" : text == "&amp;" ? "&" : "(another entity)";
    else
      words_ += text;
    return 0;
  }

  ReadBack result_;
  std::string words_;
};

}  // namespace

ReadBack read_markdown(const std::string& text) { return MarkdownReader{}.read(text); }

}  // namespace demarc::test
