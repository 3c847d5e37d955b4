# What the build takes from elsewhere, and the two ways to link it. The core headers and an installed demarc::demarc need none of it.

# Who needs the loader: its own users, the command line tool, the tests, and the generator unless one is given.
set(DEMARC_NEEDS_LOAD OFF)
if(DEMARC_BUILD_LOAD OR DEMARC_BUILD_CLI OR DEMARC_BUILD_TESTS OR DEMARC_BUILD_FUZZERS OR DEMARC_BUILD_BENCHMARKS
    OR NOT DEMARC_EMBED_EXECUTABLE)
  set(DEMARC_NEEDS_LOAD ON)
endif()

find_package(nlohmann_json REQUIRED)  # headers alone, and only to build

# yaml-cpp. Distributions' package files know only the shared library, which a static program cannot link: take the archive itself.
# Either way the target is called yaml-cpp, which is what an installed demarc::load asks its consumers to find.
if(DEMARC_NEEDS_LOAD)
  find_package(Threads REQUIRED)
endif()
if(DEMARC_NEEDS_LOAD AND NOT TARGET yaml-cpp)
  if(DEMARC_STATIC_CLI)
    find_library(DEMARC_YAML_CPP_ARCHIVE libyaml-cpp.a REQUIRED)
    find_path(DEMARC_YAML_CPP_INCLUDE yaml-cpp/eventhandler.h REQUIRED)
    mark_as_advanced(DEMARC_YAML_CPP_ARCHIVE DEMARC_YAML_CPP_INCLUDE)
    add_library(yaml-cpp STATIC IMPORTED)
    set_target_properties(yaml-cpp PROPERTIES IMPORTED_LOCATION "${DEMARC_YAML_CPP_ARCHIVE}"
      INTERFACE_INCLUDE_DIRECTORIES "${DEMARC_YAML_CPP_INCLUDE}")
  else()
    find_package(yaml-cpp REQUIRED)
  endif()
endif()

# spdlog, for the generator and the command line tool. It and fmt have no archive: a static program takes them as headers.
if(DEMARC_BUILD_CLI OR NOT DEMARC_EMBED_EXECUTABLE)
  find_package(spdlog REQUIRED)
endif()

if(DEMARC_BUILD_CLI)
  find_package(CLI11 REQUIRED)
  add_library(demarc_log INTERFACE)
  if(DEMARC_STATIC_CLI)
    target_compile_definitions(demarc_log INTERFACE SPDLOG_FMT_EXTERNAL FMT_HEADER_ONLY)
    target_include_directories(demarc_log SYSTEM INTERFACE
      $<TARGET_PROPERTY:spdlog::spdlog,INTERFACE_INCLUDE_DIRECTORIES> $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
    target_link_libraries(demarc_log INTERFACE Threads::Threads)
  else()
    target_link_libraries(demarc_log INTERFACE spdlog::spdlog)
  endif()

  # libuuid, for exports: the archive in a static program.
  set(names uuid)
  if(DEMARC_STATIC_CLI)
    set(names libuuid.a)
  endif()
  find_library(DEMARC_UUID_LIBRARY NAMES ${names} REQUIRED)
  find_path(DEMARC_UUID_INCLUDE uuid/uuid.h REQUIRED)
  add_library(demarc_uuid INTERFACE)
  target_link_libraries(demarc_uuid INTERFACE "${DEMARC_UUID_LIBRARY}")
  target_include_directories(demarc_uuid SYSTEM INTERFACE "${DEMARC_UUID_INCLUDE}")

  # libxlsxwriter, if it is there: workbooks. It has no archive: a static program does without.
  find_library(DEMARC_XLSXWRITER_LIBRARY NAMES xlsxwriter)
  find_path(DEMARC_XLSXWRITER_INCLUDE xlsxwriter.h)
  mark_as_advanced(DEMARC_UUID_LIBRARY DEMARC_UUID_INCLUDE DEMARC_XLSXWRITER_LIBRARY DEMARC_XLSXWRITER_INCLUDE)
  if(DEMARC_STATIC_CLI OR NOT DEMARC_XLSXWRITER_LIBRARY)
    message(STATUS "The command line tool cannot write workbooks: that needs libxlsxwriter, and a tool that is not static")
  endif()
endif()
