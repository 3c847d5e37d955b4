# Settings that every target of this project shares; nothing here reaches consumers.

# demarc_settings(TARGET): C++20, and warnings, which are errors for developers.
function(demarc_settings target)
  target_compile_features(${target} PRIVATE cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    $<$<BOOL:${DEMARC_DEVELOPER}>:-Werror>)
endfunction()
