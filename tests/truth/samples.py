#!/usr/bin/env python3
"""samples.py - the figures of the real samples, worked out on their own.

    samples.py SAMPLES OUT [--check]

Reads the Zoom, Webex and registration exports below SAMPLES (isid-2021/,
zoom-webinar/) with Python's csv module, counts by count.py and writes the
reports into OUT/SERIES-REPORT.csv.  With --check nothing is written: what
differs from OUT is told, and the exit status is 1.  What the project promises
of these samples is asserted either way.
"""

import csv
import io
import os
import re
import sys
import unicodedata
from collections import defaultdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

import count

PLACEHOLDERS = {"", "-", "--", "NA", "N/A", "n/a", "None", "null",
                "anonymous", "Anonymous"}
# Section titles of Zoom's report: table, role.
SECTIONS = {
    "Host Details": ("host", "host"),
    "Detalhes do anfitrião": ("host", "host"),
    "Panelist Details": ("panelist", "panelist"),
    "Detalhes do Palestrante": ("panelist", "panelist"),
    "Attendee Details": ("attendee", "attendee"),
    "Detalhes dos Participantes": ("attendee", "attendee"),
    "Other Attended": ("other", "attendee"),
}
COLUMNS = {
    "Attended": "attended", "Participou": "attended",
    "User Name": "name", "User Name (Original Name)": "name",
    "Nome de usuário (nome original)": "name",
    "First Name": "given", "Nome": "given",
    "Last Name": "family", "Sobrenome": "family",
    "Email": "address", "E-mail": "address",
    "Registration Time": "registered", "Horário de inscrição": "registered",
    "Approval Status": "status", "Status da Aprovação": "status",
    "Join Time": "join", "Horário de entrada": "join",
    "Hora do Ingresso": "join",
    "Leave Time": "leave", "Horário de saída": "leave",
    "Time in Session (minutes)": "minutes",
    "Tempo em Sessão (minutos)": "minutes",
    # The Webex list and the registrations.
    "Name": "name", "Attendee Email": "address",
    "Event End Time": "end",
    "Family name": "family", "Given name": "given",
    "Registered at": "registered", "Status": "status",
}
TIMES = ("%b %d, %Y %H:%M:%S", "%b %d, %Y %I:%M %p", "%m/%d/%Y %I:%M:%S %p",
         "%Y-%m-%d %H:%M:%S")
AUDIENCE_WORDS = {"Yes", "Sim"}


def cell(text):
    """A cell's value; None for a placeholder."""
    text = text.strip()
    formula = re.fullmatch(r'="(.*)"', text)
    text = formula.group(1).strip() if formula else text
    return None if text in PLACEHOLDERS else text


def seconds(text, zone):
    """A cell's time as UTC seconds; None where there is none."""
    if text is None:
        return None
    if re.search(r"[+-]\d\d:\d\d$", text):
        return int(datetime.fromisoformat(text).timestamp())
    text = re.sub(r" da manhã$", " AM", re.sub(r" da tarde$", " PM", text))
    text = re.sub(r"^([a-z]{3})\. ", lambda m: m[1].title() + " ", text)
    for pattern in TIMES:
        try:
            local = datetime.strptime(text, pattern)
        except ValueError:
            continue
        return int(local.replace(tzinfo=zone).timestamp())
    raise ValueError("unknown time")


def address(text):
    """A plain canonical address: the samples hold no spelling beyond these."""
    if text is None or "@" not in text:
        return None
    if text.endswith("@guest.webex.localhost"):
        return None
    text = unicodedata.normalize("NFC", text).lower().rstrip(".")
    local, _, domain = text.partition("@")
    return local + "@" + {"googlemail.com": "gmail.com"}.get(domain, domain)


def guest(row, join, leave):
    name = row.get("name") or " ".join(
        part for part in (row.get("given"), row.get("family")) if part)
    name = unicodedata.normalize("NFKC", name or "").casefold()
    return ("guest", " ".join(name.split()) or (join, leave))


def status_of(text):
    word = (text or "approved").casefold()
    for prefix, status in (("approv", "approved"), ("aprov", "approved"),
                           ("upgraded", "approved"), ("cancel", "cancelled"),
                           ("den", "denied")):
        if word.startswith(prefix):
            return status
    return "pending"


class File:
    """One export, read into a webinar; its ledger is kept beside."""

    def __init__(self, path, webinar, zone):
        data = open(path, "rb").read()
        wide = data[:2] == b"\xff\xfe"
        text = data.decode("utf-16" if wide else "utf-8-sig")
        self.records = csv.reader(io.StringIO(text, newline=""),
                                  delimiter="\t" if wide else ",")
        self.name = os.path.basename(path)
        self.webinar, self.zone = webinar, zone
        self.ledger = defaultdict(int)
        self.generated = None
        self.read()

    def read(self):
        table, role, columns = None, "attendee", None
        for line, record in enumerate(self.records):
            if not any(c.strip() for c in record):
                continue
            first = record[0].strip()
            rest = [c for c in record[1:] if c.strip()]
            if first in SECTIONS and not rest:
                (table, role), columns = SECTIONS[first], None
            elif re.match(r"(Report [Gg]en|Relatório Ger)", first):
                self.generated = seconds(cell(record[1]), self.zone)
            elif first in ("Event Name", "E-mail") and columns is None:
                table = ("participants" if first == "Event Name"
                         else "registrants")
                columns = record
            elif table and columns is None:
                columns = record
            elif table:
                named = zip((COLUMNS.get(c.strip()) for c in columns), record)
                self.row(table, role, line,
                         {n: cell(c) for n, c in named if n})

    def row(self, table, role, line, row):
        webinar = self.webinar
        who = address(row.get("address"))
        person = ("person", who) if who else None
        join = seconds(row.get("join"), self.zone)
        leave = seconds(row.get("leave"), self.zone)
        if join is not None:
            if leave is None:
                end = seconds(row.get("end"), self.zone)
                leave = max(join, end) if end is not None else join
            assert leave >= join
            kind = "stay"
            webinar.stay(person or guest(row, join, leave), join, leave, role)
        elif table == "registrants":
            kind = "registered"
        elif row["attended"] in AUDIENCE_WORDS:
            kind = "untimed"
            webinar.came(person or guest(row, "untimed", ""),
                         int(row.get("minutes") or 0) * 60, role)
        else:
            kind = "no_show"
            webinar.attendance_known = True
            if person:
                webinar.role(person, role)
        self.ledger[(table, kind)] += 1
        self.register(table, kind, line, person, row)

    def register(self, table, kind, line, person, row):
        said = row.get("status") or row.get("registered")
        if table not in ("attendee", "registrants") or person is None:
            return
        if kind in ("stay", "untimed") and not said:
            return
        if (row.get("status") or "").startswith("upgraded to panelist"):
            self.webinar.role(person, "panelist")
        self.webinar.registrations.append(count.Registration(
            person, self.name, self.generated,
            seconds(row.get("registered"), self.zone), line,
            status_of(row.get("status"))))


def at(day, clock, zone):
    local = datetime.combine(date.fromisoformat(day),
                             datetime.strptime(clock, "%H:%M").time())
    return int(local.replace(tzinfo=ZoneInfo(zone)).timestamp())


def isid_2021():
    tokyo = "Asia/Tokyo"
    window = lambda day, slug, kind, a, b: count.Session(
        slug, kind, at(day, a, tokyo), at(day, b, tokyo))
    first, second, third = "2021-06-29", "2021-07-01", "2021-07-02"
    webinars = [
        count.Webinar("day1", first, at(first, "16:00", tokyo), [
            window(first, "opening", "opening", "16:00", "16:20"),
            window(first, "main", "webinar", "16:20", "18:00")]),
        count.Webinar("day2", second, at(second, "16:00", tokyo), [
            window(second, "main", "webinar", "16:00", "18:00")]),
        count.Webinar("day3", third, at(third, "16:00", tokyo), [
            window(third, "main", "webinar", "16:00", "17:40"),
            window(third, "closing", "closing", "17:40", "18:00")])]
    files = [("day1-zoom-attendee-report.csv", 0),
             ("day2-zoom-attendee-report.csv", 1),
             ("day2-overflow-webex.csv", 1),
             ("day3-zoom-attendee-report.csv", 2),
             ("day3-registrations.csv", 2)]
    return ("isid-2021", count.Series(ZoneInfo(tokyo), webinars),
            [("isid-2021/" + name, webinars[n], ZoneInfo("Europe/Vienna"))
             for name, n in files])


def single(slug, webinar, zone, day, name):
    one = count.Webinar(webinar, day)
    return (slug, count.Series(ZoneInfo(zone), [one]),
            [("zoom-webinar/" + name, one, ZoneInfo(zone))])


# The plans of the last three are in tests/data/plans/.
SAMPLES = (
    isid_2021,
    lambda: single("satrdays-2020", "dc", "America/New_York", "2020-03-28",
                   "zoomreports_satrdays2020_attendee_en_2020.csv"),
    lambda: single("ptbr-2021", "painel", "America/Sao_Paulo", "2021-01-12",
                   "ptBR_2021-01-12_attendee.csv"),
    lambda: single("layout-c-2026", "day1", "Europe/Paris", "2026-05-12",
                   "new_layout_day1_2026.csv"),
)

# What the project promises of the samples: (series, report, row key, column).
PROMISED = [
    ("satrdays-2020", "webinars", "dc", "audience", 449),
    ("satrdays-2020", "webinars", "dc", "identified", 445),
    ("satrdays-2020", "webinars", "dc", "guests", 4),
    ("satrdays-2020", "webinars", "dc", "panelists", 31),
    ("satrdays-2020", "webinars", "dc", "hosts", 1),
    ("satrdays-2020", "webinars", "dc", "no_shows", 14),
    ("satrdays-2020", "webinars", "dc", "connections", 900),
    ("satrdays-2020", "webinars", "dc", "person_minutes", "61641.3"),
    ("satrdays-2020", "webinars", "dc", "peak", 171),
    ("isid-2021", "summary", "attendances", "value", 630),
    ("isid-2021", "summary", "unique_audience", "value", 405),
    ("isid-2021", "days", "2021-06-29", "audience", 250),
    ("isid-2021", "days", "2021-07-01", "audience", 199),
    ("isid-2021", "days", "2021-07-02", "audience", 191),
]


def kept_promise(reports, ledgers):
    """The promises that do not hold, as text."""
    wrong = []
    for slug, report, key, column, value in PROMISED:
        if slug not in reports:
            continue
        header, *rows = reports[slug][report]
        found = [row[header.index(column)] for row in rows if row[0] == key]
        if found != [value]:
            wrong.append("%s %s %s %s: %s, not %s"
                         % (slug, report, key, column, found, value))
    if "satrdays-2020" in ledgers:
        classes = defaultdict(int)
        for _, _, _, kind, rows in ledgers["satrdays-2020"]:
            classes[kind] += rows
        if dict(classes) != {"stay": 1002, "no_show": 16}:
            wrong.append("satrdays-2020 ledger: %s" % dict(classes))
    return wrong


def main(samples, out, check=False):
    reports, ledgers, wrong = {}, {}, []
    for make in SAMPLES:
        slug, series, files = make()
        if not all(os.path.exists(os.path.join(samples, f[0])) for f in files):
            print("samples.py: %s is not there: skipped" % slug,
                  file=sys.stderr)
            continue
        ledger = []
        for path, webinar, zone in files:
            one = File(os.path.join(samples, path), webinar, zone)
            ledger += [[one.name, webinar.slug, table, kind, rows]
                       for (table, kind), rows in sorted(one.ledger.items())]
        ledgers[slug] = sorted(ledger)
        reports[slug] = count.count(series)
        tables = dict(reports[slug], ledger=[
            ["file", "webinar", "table", "class", "rows"]] + ledgers[slug])
        for report, rows in tables.items():
            path = os.path.join(out, "%s-%s.csv" % (slug, report))
            wrong += write(path, rows, check)
    wrong += kept_promise(reports, ledgers)
    for text in wrong:
        print("samples.py: " + text, file=sys.stderr)
    return 1 if wrong else 0


def write(path, rows, check):
    if not check:
        count.write_csv(path, rows)
        return []
    if os.path.exists(path):
        with open(path, encoding="utf-8", newline="") as known:
            if known.read() == count.csv_text(rows):
                return []
    return [path + " is not what the samples give"]


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], "--check" in sys.argv[3:]))
