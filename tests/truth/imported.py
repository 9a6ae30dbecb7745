#!/usr/bin/env python3
"""imported.py - imports one sample and compares with what it must give.

    imported.py SAMPLES TABLE FILE

Makes a series with a fitting plan for each day that TABLE (of formats.py) has
for FILE, imports it with no option but the webinar, and that only where the
file cannot tell, and tells each figure that differs; the exit status is then
1.  HEADCOUNT is the program, HEADCOUNT_HOME an initialised home.
"""

import csv
import io
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict

# What the program shows nowhere: its wrong guess would give other rows.
UNSEEN = {"delimiter", "platform_id"}


def run(*args):
    done = subprocess.run([os.environ["HEADCOUNT"], *args], text=True,
                          capture_output=True, stdin=subprocess.DEVNULL,
                          encoding="utf-8")
    if done.returncode:
        sys.exit("%s: exit %d\n%s" % (" ".join(args[:2]), done.returncode,
                                      done.stderr))
    return done.stdout, done.stderr


def report(name, series):
    text, _ = run("report", name, "--series", series, "--format", "csv")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def expected(table, file):
    """{day: {(webinar, figure): value}}"""
    days = defaultdict(dict)
    with open(table, encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            if line["file"] == file:
                days[line["day"]][line["webinar"], line["figure"]] = (
                    line["value"])
    return days


def plan(series, day, want):
    """Beside a webinar known by its id stands one without, on that day."""
    slugs = sorted({webinar for webinar, _ in want if webinar})
    ids = {slug: want.get((slug, "platform_id")) for slug in slugs}
    if any(ids.values()):
        ids["beside"] = None
    text = "[series %s]\ntitle = Sample\ntimezone = %s\n" % (
        series, want["", "timezone"])
    for slug, number in ids.items():
        text += "[webinar %s]\ntitle = Sample\ndate = %s\n" % (slug, day)
        text += "platform_id = %s\n" % number if number else ""
    return text


def options(want):
    """--webinar, where a file states neither an id nor a join."""
    stays = [figure for _, figure in want if figure.endswith(" stay")]
    told = stays or ("w1", "platform_id") in want
    return [] if told else ["--webinar", "w1"]


def facts_of_import(series, said):
    """What stands beside an import: told by the program, or in its tables."""
    number = report("ledger", series)[0]["import"]
    profile, encoding = run(
        "db", "psql", "-X", "-q", "-A", "-t", "-c",
        "select profile, encoding from headcount.import where import_id = %d"
        % int(number))[0].strip().split("|")
    got = {("", "format"): profile, ("", "encoding"): encoding.upper()}
    lines = run("imports", number)[0].split("\n\n")[1].splitlines()[1:]
    for line in lines:
        _, zone, *order = line.split()
        got["", "timezone"] = zone
        got["", "date_order"] = order[0] if order else "clear"
    for line in said.splitlines():
        found = re.search(r"/(\w+): (\d+) rows: .* heads: (\d+) new, 0 ch",
                          line)
        if found:
            got[found[1], "rows"] = found[2]
            got[found[1], "heads"] = found[3]
    return got


def figures(series, said):
    got = facts_of_import(series, said)
    for line in report("ledger", series):
        got[line["webinar"], "rows %s %s" % (line["table"],
                                             line["class"])] = line["rows"]
    for line in report("platform", series):
        got[line["webinar"], "claim " + line["claim"]] = line["platform"]
    for line in report("rejects", series):
        got["", "rejected " + line["line"]] = (
            line["column"] + " " + line["reason"])
    for line in report("webinars", series):
        slug = line.pop("webinar")
        line.pop("day")
        if slug != "beside":
            got.update({(slug, name): text for name, text in line.items()})
        else:
            got[slug, "audience"] = line["audience"]
    for slug in {webinar for webinar, _ in got if webinar}:
        text, _ = run("report", "summary", "--series", series, "--webinar",
                      slug, "--format", "csv")
        for line in csv.DictReader(io.StringIO(text, newline="")):
            if line["figure"] in ("staff", "bots") and slug != "beside":
                got[slug, line["figure"]] = line["value"]
    return got


def wanted(want):
    want = {key: text for key, text in want.items() if key[1] not in UNSEEN}
    want["", "encoding"] = want["", "encoding"].upper()
    if want["", "date_order"] == "either":
        want["", "date_order"] = "clear"
    return want


def differences(folder, file, day, want):
    series = "s-" + re.sub(r"[^a-z0-9]+", "-", file.lower()) + "-" + day
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as text:
        text.write(plan(series, day, want))
        text.flush()
        run("plan", "apply", text.name)
    _, said = run("import", "--series", series, *options(want),
                  os.path.join(folder, file))
    got, want = figures(series, said), wanted(want)
    if got.pop(("beside", "audience"), "0") != "0":
        yield "%s %s: went to the webinar beside it" % (file, day)
    for key in sorted(set(got) | set(want)):
        if got.get(key) != want.get(key):
            yield "%s %s: %s%s: %s, not %s" % (
                file, day, key[0] and key[0] + " ", key[1], got.get(key),
                want.get(key))


def main(folder, table, file):
    days = expected(table, file)
    wrong = [] if days else ["%s: not in the table" % file]
    for day, want in sorted(days.items()):
        wrong += differences(folder, file, day, want)
    for text in wrong:
        print(text)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
