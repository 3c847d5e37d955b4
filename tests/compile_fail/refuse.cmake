# cmake -DCOMPILER= -DSOURCE= -DINCLUDE= -P refuse.cmake: SOURCE must be refused with the message in its line "// refused: REGEX",
# and must compile with -DGOOD.
cmake_minimum_required(VERSION 3.25)
list(TRANSFORM INCLUDE PREPEND -I)
set(compile "${COMPILER}" -std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Werror ${INCLUDE} "${SOURCE}")

set(ENV{LC_ALL} C)  # plain quotes in messages
file(STRINGS "${SOURCE}" refused REGEX "^// refused: ")
if(NOT refused)
  message(FATAL_ERROR "${SOURCE} lacks its line '// refused: REGEX'")
endif()
string(REPLACE "// refused: " "" refused "${refused}")

execute_process(COMMAND ${compile} -DGOOD RESULT_VARIABLE status ERROR_VARIABLE output)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "the good variant does not compile:\n${output}")
endif()
execute_process(COMMAND ${compile} RESULT_VARIABLE status ERROR_VARIABLE output)
if(status EQUAL 0)
  message(FATAL_ERROR "the bad variant compiles")
endif()
if(NOT output MATCHES "error: [^\n]*(${refused})")
  message(FATAL_ERROR "no error matches '${refused}':\n${output}")
endif()
