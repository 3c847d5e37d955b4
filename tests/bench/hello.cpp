// SPDX-License-Identifier: Apache-2.0
// The least that a process costs.
#include <cstdio>

int main() { return std::puts("AWS") < 0 ? 1 : 0; }
