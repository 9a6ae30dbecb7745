#!/usr/bin/env python3
"""people.py - the addresses and names in exports, found without headcount.

  people.py EXPORT OUTPUT: prints every local part of an address and every
  name of the export that occurs in the output; and how many were looked for.
"""
import csv
import re
import sys

NAMES = {
    "name", "full name", "first name", "last name", "user name", "display name",
    "name (original name)", "user name (original name)", "nome", "sobrenome",
    "nome completo", "nome de usuário (nome original)", "nom complet", "nama",
    "imię i nazwisko", "名前 (元の名前)", "host name",
}

# What headcount says of every file; the random series have people called so.
OURS = {"first"}


def text_of(path):
    data = open(path, "rb").read()
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"),
                           (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding)
    for encoding in ("utf-8", "cp932", "cp1250"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def people_of(text):
    """Local parts anywhere; cells below a heading that says name."""
    found = set(re.findall(r"([^\s@,;\"<>]{3,})@", text))
    mark = max("\t;,", key=text[:4000].count)
    columns = []
    for row in csv.reader(text.splitlines(), delimiter=mark):
        cells = [" ".join(cell.split()) for cell in row]
        here = [i for i, cell in enumerate(cells) if cell.lower() in NAMES]
        if here:
            columns = here
            continue
        found.update(cells[i] for i in columns if i < len(cells))
    return {one.lower() for one in found if len(one) >= 3}


def main():
    people = people_of(text_of(sys.argv[1]))
    said = open(sys.argv[2], encoding="utf-8").read().lower()
    for one in sorted(people - OURS):
        if re.search(r"(?<!\w)" + re.escape(one) + r"(?!\w)", said):
            print("found:", one)
    print("looked for", len(people))


main()
