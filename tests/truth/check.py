#!/usr/bin/env python3
"""check.py - drives headcount over random series and compares with the truth.

Each series is imported in the order of its list and every report compared
byte by byte with truth/ (summary without its definitions), the ledger with
what the generator wrote.  Then the laws of counting.md R10: any order, any
repetition, undo and import again, --rebuild, and --dry-run beforehand give
identical reports, with roles given by hand before, between or after (O4).
"""

import argparse
import csv
import difflib
import io
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import generate
import hands

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
TRUTH = ["summary", "days", "webinars", "sessions", "overlap", "loyalty",
         "minutes", "stay"]
# Not told where it hangs on a tie of two files (R9), or by given series.
TOLD = ["countries", "organisations", "registrations"]
REPORTS = TRUTH + TOLD + ["answers", "segments", "ledger", "platform",
                          "coverage", "rejects"]


class Wrong(Exception):
    """What a series got wrong, in one line or a few."""


class Program:
    def __init__(self, home):
        self.path = os.environ.get("HEADCOUNT", ROOT + "/build/headcount")
        self.env = {k: v for k, v in os.environ.items()
                    if not k.startswith(("HEADCOUNT", "PG"))}
        self.env.update(HEADCOUNT_HOME=home, XDG_CONFIG_HOME=home + "/none",
                        TZ="Pacific/Chatham")

    def run(self, *args, given=""):
        """Standard output and error; any other exit status than 0 is wrong."""
        done = subprocess.run([self.path, *args], env=self.env, text=True,
                              input=given, encoding="utf-8",
                              capture_output=True, timeout=600)
        if done.returncode:
            raise Wrong("%s: exit %d\n%s" % (
                " ".join(args), done.returncode, done.stderr.rstrip()))
        return done.stdout, done.stderr


def rows_of(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def difference(want, got, name):
    lines = list(difflib.unified_diff(
        want.splitlines(), got.splitlines(), "want", "got", "", "", 0))[2:]
    return "%s differs:\n%s" % (name, "\n".join(lines[:8]))


def without_copies(name):
    """Exact copies are one file: whichever came first is remembered."""
    return os.path.basename(name).replace("-copy.csv", ".csv")


def sums(reports):
    """Split up by value or day, people are as many as before."""
    figures = {row[0]: row[1] for row in rows_of(reports["summary"])}
    wrong = []
    for name in ("countries", "organisations", "answers"):
        header, *rows = rows_of(reports[name])
        for column, figure in (("registered", "registered"),
                               ("audience", "unique_audience"),
                               ("attendances", "attendances")):
            if column not in header:
                continue
            parts = Counter()            # by question
            for row in rows:
                question = row[0] if name == "answers" else ""
                parts[question] += int(row[header.index(column)])
            wrong += ["%s: %s %d, not %s" % (name, column, got, figures[figure])
                      for got in parts.values() if str(got) != figures[figure]]
    registered = {row[0]: row[2] for row in rows_of(reports["webinars"])}
    _, *rows = rows_of(reports["registrations"])
    running = {row[0]: row[3] for row in rows}
    wrong += ["registrations of %s: %s, not %s" % (slug, last, registered[slug])
              for slug, last in running.items() if last != registered[slug]]
    return wrong


class Series:
    def __init__(self, program, folder, name):
        self.program, self.folder, self.name = program, folder, name
        self.rng = random.Random(name)
        with open(folder + "/plan.conf", encoding="utf-8") as plan:
            self.plan = plan.read()
        self.slug = re.search(r"^\[series ([^\]]+)\]", self.plan, re.M)[1]
        with open(folder + "/import.list", encoding="utf-8") as given:
            self.imports = [line.rstrip("\n").split("\t") for line in given]
        roles = folder + "/roles.list"
        self.roles = hands.read(roles) if os.path.exists(roles) else []

    def apply(self, slug):
        path = os.path.join(self.folder, slug + ".conf")
        with open(path, "w", encoding="utf-8") as out:
            out.write(self.plan.replace("[series %s]" % self.slug,
                                        "[series %s]" % slug))
        self.program.run("plan", "apply", path)
        os.unlink(path)

    def load(self, slug, line, *options):
        webinar, path, zone = line
        args = ["import", "--series", slug, *options]
        args += ["--webinar", webinar] if webinar else []
        args += ["--tz", zone] if zone else []
        _, said = self.program.run(*args, os.path.join(self.folder, path))
        return [text for text in said.splitlines() if " rows: " in text]

    def load_all(self, slug, imports, *options):
        """Files that take the same options in one call."""
        while imports:
            webinar, _, zone = imports[0]
            same = [i for i in imports if (i[0], i[2]) == (webinar, zone)]
            imports = [i for i in imports if i not in same]
            args = ["import", "--series", slug, *options]
            args += ["--webinar", webinar] if webinar else []
            args += ["--tz", zone] if zone else []
            self.program.run(*args, *(os.path.join(self.folder, path)
                                      for _, path, _ in same))

    def say(self, slug, roles):
        hands.say(self.rng, self.program.run, slug, roles)

    def reports(self, slug):
        return {name: self.program.run(
            "report", name, "--series", slug, "--format", "csv")[0]
            for name in REPORTS}

    def same(self, want, slug, law):
        """All reports as before; which import it was does not count."""
        got = self.reports(slug)
        for name in REPORTS:
            a, b = self.plain(want[name]), self.plain(got[name])
            if a != b:
                raise Wrong(difference(a, b, "%s: %s" % (law, name)))
        return got

    @staticmethod
    def plain(text):
        header, *rows = rows_of(text)
        if "import" not in header:
            return text
        if "file" in header:
            at = header.index("file")
            for row in rows:
                row[at] = without_copies(row[at])
        at = header.index("import")
        rows = sorted(row[:at] + row[at + 1:] for row in rows)
        return "\n".join(",".join(row) for row in [header] + rows)

    # -- the checks --------------------------------------------------------

    def check(self):
        self.apply(self.slug)
        early = self.rng.randrange(len(self.roles) + 1)
        self.say(self.slug, self.roles[:early])
        rehearsed = self.rng.sample(range(len(self.imports)),
                                    min(3, len(self.imports)))
        for n, line in enumerate(self.imports):
            if n in rehearsed:
                self.rehearse(line, n == rehearsed[0])
            else:
                self.load(self.slug, line)
        self.say(self.slug, self.roles[early:])
        reports = self.reports(self.slug)
        self.compare(reports)
        self.laws(reports)

    def rehearse(self, line, look):
        """--dry-run says what the import then does, and changes nothing."""
        before = look and self.reports(self.slug)
        dry = self.load(self.slug, line, "--dry-run")
        if look and self.reports(self.slug) != before:
            raise Wrong("--dry-run of %s changed reports" % line[1])
        real = self.load(self.slug, line)
        if dry != real:
            raise Wrong(difference("\n".join(real), "\n".join(dry),
                                   "--dry-run of " + line[1]))

    def compare(self, reports):
        wrong = []
        for name in TRUTH + TOLD:
            path = "%s/truth/%s.csv" % (self.folder, name)
            if name in TOLD and not os.path.exists(path):
                continue
            with open(path, encoding="utf-8", newline="") as truth:
                want = truth.read()
            got = reports[name]
            if name == "summary":
                got = "".join(",".join(row[:2] + [
                    row[2] if row[0] == "figure" else ""]) + "\n"
                    for row in rows_of(got))
            if got != want:
                wrong.append(difference(want, got, name))
        wrong += self.compare_ledger(reports["ledger"])
        wrong += sums(reports)
        if wrong:
            raise Wrong("\n".join(wrong))

    def compare_ledger(self, text):
        path = self.folder + "/ledger.csv"
        if not os.path.exists(path):
            return []
        key = ("webinar", "file", "table", "class")
        told = Counter()
        header, *rows = rows_of(text)
        for row in rows:
            row = dict(zip(header, row))
            row["file"] = without_copies(row["file"])
            told[tuple(row[k] for k in key)] += int(row["rows"])
        with open(path, encoding="utf-8", newline="") as known:
            want = [",".join(row) for row in rows_of(known.read())[1:]]
        got = sorted("%s,%d" % (",".join(k), n) for k, n in told.items())
        if sorted(want) == got:
            return []
        return [difference("\n".join(sorted(want)), "\n".join(got), "ledger")]

    def laws(self, reports):
        self.load_all(self.slug, self.imports)
        again = self.reports(self.slug)
        for name in REPORTS:
            if again[name] != reports[name]:
                raise Wrong(difference(reports[name], again[name],
                                       "imported twice: " + name))
        self.undo(reports)
        before = self.reports(self.slug)
        self.program.run("aggregate", "--series", self.slug, "--rebuild")
        if self.reports(self.slug) != before:
            raise Wrong("aggregate --rebuild changed a report")
        other = self.slug + "-shuffled"
        self.apply(other)
        shuffled = list(self.imports)
        self.rng.shuffle(shuffled)
        half = len(shuffled) // 2
        self.load_all(other, shuffled[:half], "--defer", "--memory=4kB")
        self.say(other, self.roles[::-1])
        self.load_all(other, shuffled[half:], "--defer", "--memory=4kB")
        self.program.run("aggregate", "--series", other)
        self.same(reports, other, "another order, in 4 kB of memory")

    def undo(self, reports):
        header, *rows = rows_of(reports["ledger"])
        if not rows:
            return
        row = dict(zip(header, self.rng.choice(rows)))
        self.program.run("undo", row["import"])
        left = rows_of(self.program.run(
            "report", "ledger", "--series", self.slug, "--format", "csv")[0])
        if any(r[header.index("import")] == row["import"] for r in left[1:]):
            raise Wrong("undo %s left something" % row["import"])
        name = without_copies(row["file"])
        for line in self.imports:
            if without_copies(line[1]) == name:
                self.load(self.slug, line)
        self.same(reports, self.slug, "undo and import of " + name)


def checked(series):
    try:
        series().check()
    except Wrong as wrong:
        return str(wrong)
    except (OSError, ValueError, subprocess.TimeoutExpired) as fault:
        return "%s: %s" % (type(fault).__name__, fault)
    return None


def jobs_of(given, folder):
    """Name, folder and seed of each series to check; None: they are not here."""
    if given.dir:
        return [(os.path.basename(d.rstrip("/")), d, None) for d in given.dir]
    if given.given:
        shared = os.environ.get("HEADCOUNT_SHARED", ROOT + "/../shared")
        top = os.path.join(shared, "samples", "truth")
        if not os.path.isdir(top):
            print("SKIPPED: no given series: set HEADCOUNT_SHARED to the "
                  "folder of the samples")
            return None
        return [(d, os.path.join(top, d), None)
                for d in sorted(os.listdir(top)) if d.startswith("series-")]
    seeds = range(given.start, given.start + given.n)
    return [("seed %d" % s, os.path.join(folder, str(s)), s) for s in seeds]


def stop_server(program, pid_file):
    """Leaves no server behind, also where `db stop` fails."""
    subprocess.run([program.path, "db", "stop"], env=program.env,
                   stdin=subprocess.DEVNULL, capture_output=True)
    if os.path.exists(pid_file):
        with open(pid_file, encoding="ascii") as pid:
            os.kill(int(pid.readline()), signal.SIGINT)
        for _ in range(100):
            if not os.path.exists(pid_file):
                break
            time.sleep(0.1)


def main(given):
    work = tempfile.mkdtemp(prefix="headcount-truth-")
    # The server's own user must come through, as root.
    os.chmod(work, 0o711)
    program = Program(work + "/home")
    failed = passed = skipped = 0

    def run(job):
        name, source, seed = job
        folder = os.path.join(work, name.replace(" ", "-"))

        def series():
            if seed is None:
                shutil.copytree(source, folder)
                subprocess.run(["chmod", "-R", "u+w", folder], check=True)
            else:
                generate.main(seed, folder, given.formats)
            return Series(program, folder, name)
        return name, checked(series), folder

    try:
        jobs = jobs_of(given, work)
        skipped = int(jobs is None)
        program.run("init")
        with ThreadPoolExecutor(given.jobs) as pool:
            for name, wrong, folder in pool.map(run, jobs or []):
                if wrong:
                    failed += 1
                    print("%s: %s" % (name, wrong.replace("\n", "\n    ")),
                          flush=True)
                else:
                    passed += 1
                if not given.keep:
                    shutil.rmtree(folder, ignore_errors=True)
    except Wrong as wrong:
        failed += 1
        print(wrong)
    finally:
        stop_server(program, work + "/home/pg/postmaster.pid")
        if given.keep:
            print("kept: " + work)
        else:
            shutil.rmtree(work, ignore_errors=True)
    print("%d passed, %d failed" % (passed, failed) +
          (", %d skipped" % skipped if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="check.sh",
                                     description=__doc__.split("\n")[0])
    parser.add_argument("-n", type=int, default=40, metavar="SEEDS")
    parser.add_argument("--from", type=int, default=1, dest="start",
                        metavar="SEED")
    parser.add_argument("--formats", choices=["A", "all"], default="A")
    parser.add_argument("--dir", nargs="+")
    parser.add_argument("--given", action="store_true")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--keep", action="store_true")
    sys.exit(main(parser.parse_args()))
