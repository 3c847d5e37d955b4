# How tests are found and run. A room of tests is a directory of *_test.cpp files: one program, one label.
include(GoogleTest)

# demarc_test_room(ROOM [TIMEOUT seconds] LINK libraries...): the program demarc_test_ROOM from tests/ROOM/*.cpp, if there are any.
# Tests see: DEMARC_MATRICES, the directory that is built in; DEMARC_TEST_DATA, tests/data; DEMARC_CLI, the program, where it is built;
# those of builtin also DEMARC_EMBED, the generator.
# Ctest runs every case by itself, or with DEMARC_TEST_ROOMS_WHOLE each half of a room in one process.
function(demarc_test_room room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "LINK")
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 60)
  endif()
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cpp")
  if(NOT sources)
    return()
  endif()
  set(program demarc_test_${room})
  add_executable(${program} ${sources})
  target_link_libraries(${program} PRIVATE ${arg_LINK} GTest::gtest_main)
  target_include_directories(${program} PRIVATE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/tests")
  target_compile_definitions(${program} PRIVATE
    DEMARC_MATRICES="${DEMARC_MATRICES}" DEMARC_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
  if(room STREQUAL "builtin")
    target_compile_definitions(${program} PRIVATE DEMARC_EMBED="$<TARGET_FILE:demarc-embed>")
  endif()
  if(TARGET demarc_cli)
    target_compile_definitions(${program} PRIVATE DEMARC_CLI="$<TARGET_FILE:demarc_cli>")
    if(room STREQUAL "cli")
      add_dependencies(${program} demarc_cli)
    endif()
  endif()
  if(DEMARC_TEST_ROOMS_WHOLE)
    target_compile_definitions(${program} PRIVATE DEMARC_TEST_SLOWED)
  endif()
  demarc_settings(${program})
  add_dependencies(demarc_library_tests ${program})
  if(DEMARC_TEST_ROOMS_WHOLE)
    foreach(half 0 1)
      add_test(NAME ${room}.half_${half} COMMAND ${program} --gtest_brief=1)
      set_tests_properties(${room}.half_${half} PROPERTIES LABELS ${room} TIMEOUT 1200
        ENVIRONMENT "GTEST_TOTAL_SHARDS=2;GTEST_SHARD_INDEX=${half}")
    endforeach()
  else()
    gtest_discover_tests(${program} TEST_PREFIX "${room}." DISCOVERY_TIMEOUT 60
      PROPERTIES LABELS ${room} TIMEOUT ${arg_TIMEOUT})
  endif()
endfunction()
