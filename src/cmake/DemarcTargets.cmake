# Settings that every target of this project shares; nothing here reaches consumers.

# demarc_settings(TARGET): C++20, and warnings, which are errors for developers.
function(demarc_settings target)
  target_compile_features(${target} PRIVATE cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    $<$<BOOL:${DEMARC_DEVELOPER}>:-Werror>)
endfunction()

# Developers compile again and again: ccache, where there is one and nobody chose another launcher.
if(DEMARC_DEVELOPER AND PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(DEMARC_CCACHE ccache)
  mark_as_advanced(DEMARC_CCACHE)
  if(DEMARC_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${DEMARC_CCACHE}")
  endif()
endif()
