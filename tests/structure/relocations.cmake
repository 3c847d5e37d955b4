# cmake -DCOMPILER= -DREADELF= -DINCLUDE= -DGENERATED= -DMOST= -DSCRATCH= -P relocations.cmake: the built-in matrices below the
# directories GENERATED need the same number of relocations, however much data they hold, and no more than MOST.
cmake_minimum_required(VERSION 3.25)
file(MAKE_DIRECTORY "${SCRATCH}")
set(counts "")
foreach(generated IN LISTS GENERATED)
  file(WRITE "${SCRATCH}/data.cpp"
    "#include \"${generated}/aws_texts.cpp\"\nextern const demarc::detail::Tables* const used;\n"
    "const demarc::detail::Tables* const used = &demarc::aws::tables;\n")
  execute_process(COMMAND "${COMPILER}" -std=c++20 -fPIC "-I${INCLUDE}" "-I${generated}/include" -c "${SCRATCH}/data.cpp"
    -o "${SCRATCH}/data.o" COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND "${READELF}" -rW "${SCRATCH}/data.o" OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "R_[A-Z0-9_]*64(_64)? [^\n]*" relocations "${output}")
  list(LENGTH relocations count)
  list(APPEND counts ${count})
endforeach()
message("relocations: ${counts}")
list(REMOVE_DUPLICATES counts)
list(LENGTH counts different)
list(GET counts 0 count)
if(NOT different EQUAL 1 OR count EQUAL 0 OR count GREATER MOST)
  message(FATAL_ERROR "expected the same number for all, and at most ${MOST}")
endif()
