# cmake -DPROJECT= -DBINARY= -DGENERATOR= -DOPTIONS= -DTARGET= -DRUN= -DEXPECT= -DFAILS= -DUNCHANGED= -P consume.cmake
# Configures PROJECT, which must fail with FAILS if that is given; else builds TARGET, runs it with the arguments RUN, prints what it
# prints, which must match EXPECT if that is given. Nothing in the directory UNCHANGED may have changed by then.
cmake_minimum_required(VERSION 3.25)
function(fingerprint directory result)
  file(GLOB_RECURSE files LIST_DIRECTORIES true "${directory}/*")
  set(all "")
  foreach(file IN LISTS files)
    set(hash "directory")
    if(NOT IS_DIRECTORY "${file}")
      file(SHA256 "${file}" hash)
    endif()
    string(APPEND all "${hash} ${file}\n")
  endforeach()
  set(${result} "${all}" PARENT_SCOPE)
endfunction()

if(UNCHANGED)
  fingerprint("${UNCHANGED}" before)
endif()

# An old cache would remember what was found before.
file(REMOVE "${BINARY}/CMakeCache.txt")
execute_process(COMMAND "${CMAKE_COMMAND}" -S "${PROJECT}" -B "${BINARY}" -G "${GENERATOR}" ${OPTIONS}
  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
if(FAILS)
  string(REGEX REPLACE "[ \n]+" " " errors "${errors}")
  if(status EQUAL 0)
    message(FATAL_ERROR "the project is configured, but should fail with '${FAILS}'")
  elseif(NOT errors MATCHES "${FAILS}")
    message(FATAL_ERROR "the project fails, but not with '${FAILS}':\n${errors}")
  endif()
  return()
endif()
if(NOT status EQUAL 0)
  message(FATAL_ERROR "cannot configure ${PROJECT}:\n${output}\n${errors}")
endif()

execute_process(COMMAND "${CMAKE_COMMAND}" --build "${BINARY}" --target "${TARGET}" --parallel 2
  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "cannot build ${TARGET}:\n${output}\n${errors}")
endif()

execute_process(COMMAND "${BINARY}/${TARGET}" ${RUN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE errors)
execute_process(COMMAND "${CMAKE_COMMAND}" -E echo "${output}${errors}")
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${TARGET} ends with ${status}")
endif()
if(EXPECT AND NOT output MATCHES "${EXPECT}")
  message(FATAL_ERROR "${TARGET} prints nothing that matches '${EXPECT}'")
endif()

if(UNCHANGED)
  fingerprint("${UNCHANGED}" after)
  if(NOT before STREQUAL after)
    message(FATAL_ERROR "building changed the sources in ${UNCHANGED}:\nbefore\n${before}\nafter\n${after}")
  endif()
endif()
