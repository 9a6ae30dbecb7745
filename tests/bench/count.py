#!/usr/bin/env python3
"""count.py - the figures of a generated report, counted once more and slowly.

    count.py FILE

Reads one file of tests/bench/generate by what Zoom's sections mean and prints
figure,value as `report summary --format csv` does, for the figures that follow
from the file alone. No line of headcount's is used. Times stay as the platform
wrote them: no figure here depends on the zone."""

import csv
import sys
from datetime import datetime, timedelta

TABLES = {"Host Details": 4, "Panelist Details": 3, "Attendee Details": 0,
          "Other Attended": 0}


def instant(cell):
    for form in ("%b %d, %Y %H:%M:%S", "%b %d, %Y %I:%M %p"):
        try:
            return datetime.strptime(cell, form)
        except ValueError:
            pass
    raise ValueError(cell)


class Head:
    def __init__(self):
        self.role, self.stays, self.registered = 0, set(), False


def read(path):
    """Heads by address, or by name in a tuple for who has none."""
    heads, table, columns = {}, None, None
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if row[0] in TABLES:
                table, columns = row[0], None
            elif table and columns is None:
                columns = row
            elif table:
                take(heads, table, dict(zip(columns, row)))
    return heads


def take(heads, table, row):
    key = row["Email"].lower() if "Email" in row else (row["User Name"],)
    head = heads.setdefault(key, Head())
    if row.get("Attended") != "No":
        head.role = max(head.role, TABLES[table])
        head.stays.add((instant(row["Join Time"]), instant(row["Leave Time"])))
    if row.get("Approval Status") == "approved":
        head.registered = True


def united(stays):
    """Disjoint intervals, in order."""
    out = []
    for join, leave in sorted(stays):
        if out and join <= out[-1][1]:
            out[-1][1] = max(out[-1][1], leave)
        else:
            out.append([join, leave])
    return out


def peak(presences):
    changes = sorted(change for presence in presences
                     for join, leave in presence
                     for change in ((join, 1), (leave, -1)))
    now = most = 0
    for _, change in changes:
        now += change
        most = max(most, now)
    return most


def figures(heads):
    people = [h for k, h in heads.items() if isinstance(k, str)]
    audience = {k: h for k, h in heads.items() if h.stays and h.role == 0}
    identified = [h for k, h in audience.items() if isinstance(k, str)]
    presences = [united(h.stays) for h in audience.values()]
    seconds = sum((leave - join for p in presences for join, leave in p),
                  timedelta()).total_seconds()
    registered = [h for h in people if h.registered and h.role == 0]
    return {
        "registered": len(registered),
        "unique_audience": len(audience),
        "identified": len(identified),
        "guests": len(audience) - len(identified),
        "no_shows": sum(not h.stays for h in registered),
        "walk_ins": sum(not h.registered for h in identified),
        "panelists": sum(h.role == 3 for h in people),
        "hosts": sum(h.role == 4 for h in people),
        "person_minutes": "%.1f" % (seconds / 60),
        "connections": sum(len(h.stays) for h in audience.values()),
        "peak": peak(presences),
    }


for name, value in figures(read(sys.argv[1])).items():
    print("%s,%s" % (name, value))
