# cmake -DSOURCE= -DCOPY= -P fetch.cmake: what a project needs that fetches the sources, and no more of it.
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${COPY}")
file(COPY "${SOURCE}/CMakeLists.txt" "${SOURCE}/include" "${SOURCE}/src" "${SOURCE}/matrices" DESTINATION "${COPY}")
