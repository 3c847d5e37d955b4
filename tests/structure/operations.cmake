# cmake -DCOMPILER= -DEMBED= -DMATRICES= -DINCLUDE= -DSCRATCH= -P operations.cmake: a lookup takes no more operations among 2,000 services
# than among a few. The compiler counts them: constant expressions may take so many and no more, and a walk over all ids may not be one.
cmake_minimum_required(VERSION 3.25)
set(most 10000)
file(REMOVE_RECURSE "${SCRATCH}")
file(COPY "${MATRICES}/" DESTINATION "${SCRATCH}/matrices")
file(WRITE "${SCRATCH}/lookups.cpp" [[
#include <demarc/demarc.hpp>
namespace {
using namespace demarc;
constexpr const detail::Tables& t = aws::tables;
constexpr auto last = static_cast<aws::Service>(t.services - 1);
constexpr bool found(Owner owner) { return owner != Verdict::unresolved; }
static_assert(found(aws::matrix.owner(last, static_cast<aws::Item>(t.shared_items - 1))));
static_assert(found(aws::matrix.owner(last, static_cast<aws::Item>(t.items - 1))));
static_assert(found(aws::matrix.owner(last, Area::patching)));
constexpr ServiceKey by_id{detail::id_at(t, t.service_ids, t.services - 1)};
static_assert(found(aws::matrix.owner(by_id, ItemKey{detail::id_at(t, t.item_ids, t.items - 1)})));
static_assert(!found(aws::matrix.owner(ServiceKey{"no-such-service"}, Area::patching)));
#ifdef WALK
constexpr std::uint32_t walk() {
  std::uint32_t n = 0;
  while (detail::id_at(t, t.service_ids, n) != by_id.id()) ++n;
  return n;
}
static_assert(walk() == t.services - 1);
#endif
}
]])

function(lookups_compile result)
  execute_process(COMMAND "${EMBED}" "${SCRATCH}/matrices" "${SCRATCH}/generated" COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND "${COMPILER}" -std=c++20 -fsyntax-only -fconstexpr-ops-limit=${most} ${ARGN} "-I${INCLUDE}"
    "-I${SCRATCH}/generated/include" "${SCRATCH}/lookups.cpp" RESULT_VARIABLE status ERROR_VARIABLE output)
  if(NOT status EQUAL 0 AND NOT output MATCHES "operation count exceeds limit")
    message(FATAL_ERROR "${output}")
  endif()
  set(${result} ${status} PARENT_SCOPE)
endfunction()

lookups_compile(few)
foreach(n RANGE 1 2000)
  file(WRITE "${SCRATCH}/matrices/services/aaa-${n}.yaml"
    "schema: 1\nservice: aaa-${n}\nname: Made Up ${n}\ncategory: Test\nbaseline: abstracted\nbecause: It is made up.\nreviewed: 2000-01-01\n"
    "sources:\n  doc: {title: Doc, url: \"https://example.com/doc\", publisher: aws, read: 2000-01-01}\nbaseline-sources: [doc]\n")
endforeach()
lookups_compile(many)
lookups_compile(walk -DWALK)
if(NOT few EQUAL 0 OR NOT many EQUAL 0)
  message(FATAL_ERROR "a lookup takes more than ${most} operations: among a few services ${few}, among 2,000 ${many}")
endif()
if(walk EQUAL 0)
  message(FATAL_ERROR "${most} operations are enough for a walk over all services: the limit proves nothing")
endif()
