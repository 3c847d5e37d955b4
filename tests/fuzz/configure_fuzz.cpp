// SPDX-License-Identifier: Apache-2.0
// Any configuration of a service (a line each): refused, or read so that the ids it was read as give the same answer.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

/// "package=image, package=zip": what was given and counts.
std::string given_in(const demarc::Answer& answer) {
  std::string out;
  for (const demarc::Condition& condition : answer.configuration())
    for (const auto value : condition.values())
      out += (out.empty() ? "" : ", ") + std::string{condition.option()} + "=" + std::string{value};
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace demarc;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const std::string_view service = text.substr(0, text.find('\n'));
  const std::string_view configuration = text.substr(service.size() < size ? service.size() + 1 : size);
  const Replies replies = who_owns(aws::matrix, {}, service, configuration);
  if (!replies.answered() && replies.problem.empty()) std::abort();
  for (const Reply& reply : replies.replies) {
    if (!reply.offering.empty()) continue;  // gives options of its own
    const std::string given = given_in(reply.answer);
    const ServiceInfo asked = reply.answer.service();
    const Replies again = who_owns(aws::matrix, {}, asked.general() ? "-" : asked.id(), given);
    if (again.replies.size() != 1) std::abort();
    const Answer& same = again.replies.front().answer;
    if (given_in(same) != given) std::abort();
    // An unknown key may have narrowed what was asked to the items that speak of its value.
    if (again.what == replies.what && same.owner() != reply.answer.owner()) std::abort();
  }
  return 0;
}
