// SPDX-License-Identifier: Apache-2.0
// Prints the columns of the flat table: name, type and meaning, with tabs between.
#include <cstdio>

#include "export/flat.hpp"

int main() {
  for (const demarc::exports::FlatColumn& c : demarc::exports::flat_columns())
    std::printf("%s\t%s\t%s\n", std::string{c.name}.c_str(), std::string{demarc::exports::sql_type(c.type)}.c_str(),
                std::string{c.meaning}.c_str());
}
