// A reference table: three services side by side, only the rows of one area, as Markdown.
#include <algorithm>
#include <demarc/demarc.hpp>
#include <demarc/render.hpp>
#include <iostream>
#include <utility>
#include <vector>

int main() {
  using namespace demarc;
  const std::vector<std::pair<ServiceKey, Configuration>> services{
      {aws::Service::ec2, {}},
      {aws::Service::elastic_beanstalk, {aws::elastic_beanstalk::ManagedUpdates::enabled}},
      {aws::Service::lambda, {}}};
  Table table = compare(aws::matrix, services);
  std::erase_if(table.rows, [](const Table::Row& row) { return row.group != "Patching"; });
  table.notes.clear();
  table.footer.clear();
  std::cout << render(table, Format::markdown);
}
