// Prints docs/rules.md.
#include <iostream>

#include "rules/catalogue.h"

int main() {
  std::cout << dateline::RulesPage();
  return 0;
}
