# Installs two packages in one: core and the built-in matrix, which need nothing, and load, which needs yaml-cpp. Two export sets, so
# that only consumers of load must have yaml-cpp. The generator is not installed: what it generated is.
include(CMakePackageConfigHelpers)

set(demarc_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/demarc")

install(TARGETS demarc_core demarc_words EXPORT demarc-targets COMPONENT demarc_development
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  FILE_SET headers DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(TARGETS demarc EXPORT demarc-targets COMPONENT demarc_development
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  FILE_SET headers DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  FILE_SET generated_headers DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT demarc-targets NAMESPACE demarc:: DESTINATION "${demarc_package_dir}" COMPONENT demarc_development)

if(DEMARC_BUILD_LOAD)
  install(TARGETS demarc_load EXPORT demarc-load-targets COMPONENT demarc_development
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    FILE_SET headers DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
  install(EXPORT demarc-load-targets NAMESPACE demarc:: DESTINATION "${demarc_package_dir}" COMPONENT demarc_development)
endif()

if(DEMARC_BUILD_CLI)
  install(TARGETS demarc_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT demarc_cli)
endif()

# find_package(demarc). Before 1.0 a minor version may break.
configure_package_config_file(src/cmake/demarc-config.cmake.in "${PROJECT_BINARY_DIR}/demarc-config.cmake"
  INSTALL_DESTINATION "${demarc_package_dir}" NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/demarc-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/demarc-config.cmake" "${PROJECT_BINARY_DIR}/demarc-config-version.cmake"
  DESTINATION "${demarc_package_dir}" COMPONENT demarc_development)

# pkg-config. Paths are relative to the file, so that the tree may be moved.
file(RELATIVE_PATH demarc_pc_prefix "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
set(demarc_pc_files demarc)
if(DEMARC_BUILD_LOAD)
  list(APPEND demarc_pc_files demarc-load)
endif()
foreach(file IN LISTS demarc_pc_files)
  configure_file("src/cmake/${file}.pc.in" "${PROJECT_BINARY_DIR}/${file}.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/${file}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT demarc_development)
endforeach()

install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT demarc_development)
