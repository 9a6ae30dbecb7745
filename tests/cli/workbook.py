"""workbook.py - the cells of a workbook as CSV, as a reader of its own.

    workbook.py FILE          the first sheet as CSV
    workbook.py FILE SHEET    the sheet of that name as CSV
    workbook.py FILE PART     a part of the archive as it is
    workbook.py FILE -        the names of all parts

Numbers come back with as many decimals as their format shows, days and times
by theirs. Text that is no shared or inline string, or any formula, is an
error: nothing in a report may be one.
"""

import csv
import sys
import zipfile
from datetime import datetime, timedelta
from xml.etree import ElementTree

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def column(ref):
    number = 0
    for letter in ref.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number - 1


def formats(book):
    styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    own = {f.get("numFmtId"): f.get("formatCode")
           for f in styles.iter(NS + "numFmt")}
    own.update({"3": "#,##0"})
    return [own.get(x.get("numFmtId"), "General")
            for x in styles.find(NS + "cellXfs")]


def shown(value, code):
    if code.startswith("yyyy"):
        when = datetime(1899, 12, 30) + timedelta(
            seconds=round(float(value) * 86400))
        return when.strftime("%Y-%m-%dT%H:%M:%S" if "hh" in code
                             else "%Y-%m-%d")
    if code == "#,##0":
        return "%d" % float(value)
    assert code == "#,##0.0", code
    return "%.1f" % float(value)


def sheet(book, number):
    texts = []
    if "xl/sharedStrings.xml" in book.namelist():
        for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml")):
            texts.append("".join(t.text or "" for t in item.iter(NS + "t")))
    codes = formats(book)
    root = ElementTree.fromstring(
        book.read("xl/worksheets/sheet%d.xml" % number))
    for row in root.iter(NS + "row"):
        cells = {}
        for cell in row:
            assert cell.find(NS + "f") is None, "a formula"
            value = cell.find(NS + "v").text
            kind = cell.get("t", "n")
            cells[column(cell.get("r"))] = (
                texts[int(value)] if kind == "s" else
                ("false", "true")[int(value)] if kind == "b" else
                shown(value, codes[int(cell.get("s", "0"))]))
        yield cells


def names(book):
    root = ElementTree.fromstring(book.read("xl/workbook.xml"))
    return [e.get("name") for e in root.iter(NS + "sheet")]


def put(rows):
    rows = list(rows)
    width = max(rows[0]) + 1
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerows([row.get(c, "") for c in range(width)] for row in rows)


def main(path, part=None):
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        if part == "-":
            print("\n".join(book.namelist()))
        elif part and part in names(book):
            put(sheet(book, names(book).index(part) + 1))
        elif part:
            sys.stdout.write(book.read(part).decode("utf-8"))
        else:
            put(sheet(book, 1))


main(*sys.argv[1:])
