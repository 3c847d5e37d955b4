"""python3 workbook.py WORKBOOK SCRATCH: reads what WORKBOOK writes with openpyxl. Prints what fails; exit status 1 if anything does."""
import json
import os
import subprocess
import sys

import openpyxl

program, scratch = sys.argv[1:]
work = os.path.join(scratch, "workbook")
os.makedirs(work, exist_ok=True)
subprocess.run([program, work], check=True)
with open(os.path.join(work, "book.json"), encoding="utf-8") as file:
    expected = json.load(file)
book = openpyxl.load_workbook(os.path.join(work, "book.xlsx"))
failed = 0


def check(holds, what):
    global failed
    if not holds:
        failed += 1
        print("FAILED:", what)


def said(cell):
    return "" if cell.value is None else str(cell.value)


check(len(book.sheetnames) == len(expected), "a sheet a table")
check(len({name.lower() for name in book.sheetnames}) == len(expected), "different names")
for name in book.sheetnames:
    check(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") and name.lower() != "history", "a name: " + name)
colours = set()
for name, table in zip(book.sheetnames, expected):
    sheet = book[name]
    rows = [list(row) for row in sheet.iter_rows()]
    check(said(rows[0][0]) == table["title"], f"{name}: the title")
    at = int(sheet.freeze_panes[1:]) - 2  # the heading is the last row that does not move
    wide = len(table["columns"])
    check([said(c) for c in rows[at][:wide]] == table["columns"], f"{name}: the heading")
    for wanted, row in zip(table["rows"], rows[at + 1 :]):
        check([said(c) for c in row[:wide]] == wanted, f"{name}: {[said(c) for c in row[:wide]]} is not {wanted}")
        for c in row:
            check(c.data_type != "f" and c.hyperlink is None, f"{name}: {c.coordinate} is only text")
            colours.add(c.fill.start_color.rgb)
    check(len(rows) - at - 1 >= len(table["rows"]), f"{name}: all rows")
    check(sheet.auto_filter.ref is not None and sheet.auto_filter.ref.startswith(f"A{at + 1}:"), f"{name}: filters")
    widths = [d.width for d in sheet.column_dimensions.values()]
    check(widths and all(8 <= width <= 61 for width in widths), f"{name}: widths {widths}")
check(book["Summary"].cell(4, 3).data_type == "n", "counts are numbers")
check({"FFFDE9D0", "FFD6E6F7", "FFEADCF4"} <= colours, f"colours of parties: {colours}")
print("all well" if failed == 0 else f"{failed} failed")
sys.exit(0 if failed == 0 else 1)
