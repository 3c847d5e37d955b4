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
  # The manual and the completions are what the program itself prints; where it cannot be run here, they are left out.
  if(NOT CMAKE_CROSSCOMPILING OR CMAKE_CROSSCOMPILING_EMULATOR)
    set(demarc_pages "${PROJECT_BINARY_DIR}/pages")
    set(demarc_printed "")
    foreach(page "demarc.1 manual" "demarc.bash completion bash" "_demarc completion zsh" "demarc.fish completion fish")
      separate_arguments(page)
      list(POP_FRONT page file)
      add_custom_command(OUTPUT "${demarc_pages}/${file}"
        COMMAND "${CMAKE_COMMAND}" -E make_directory "${demarc_pages}"
        COMMAND demarc_cli ${page} -o "${demarc_pages}/${file}"
        COMMENT "Printing ${file}"
        VERBATIM)
      list(APPEND demarc_printed "${demarc_pages}/${file}")
    endforeach()
    add_custom_target(demarc_printed_pages ALL DEPENDS ${demarc_printed})
    install(FILES "${demarc_pages}/demarc.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT demarc_cli)
    install(FILES "${demarc_pages}/demarc.bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
      RENAME demarc COMPONENT demarc_cli)
    install(FILES "${demarc_pages}/_demarc" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" COMPONENT demarc_cli)
    install(FILES "${demarc_pages}/demarc.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d"
      COMPONENT demarc_cli)
  endif()
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
