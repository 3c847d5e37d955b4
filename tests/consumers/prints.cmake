# cmake -DCOMMAND= -DEXPECT= -P prints.cmake: the command succeeds and prints what matches EXPECT on standard output.
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND ${COMMAND} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
if(NOT status EQUAL 0 OR NOT output MATCHES "${EXPECT}")
  message(FATAL_ERROR "expected '${EXPECT}', got status ${status} and:\n${output}\n${errors}")
endif()
