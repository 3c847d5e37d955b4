# cmake -DLISTED= -DROOT= -P listed.cmake: the headers below ROOT are those that are LISTED.
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE found "${ROOT}/*")
list(SORT found)
list(SORT LISTED)
if(NOT found STREQUAL LISTED)
  message(FATAL_ERROR "headers of include/: ${found}\nheaders of the targets: ${LISTED}")
endif()
