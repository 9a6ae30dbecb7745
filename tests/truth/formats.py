#!/usr/bin/env python3
"""formats.py - what each sample export must give, worked out on its own.

    formats.py SAMPLES TABLE [--check]

Reads every export of listed.py with layouts.py (our own series and Zoom
webinars with samples.py), counts by count.py, and writes one line per figure:
file, the webinar's day, webinar, figure, value.  No name and no address gets
into the table.  With --check nothing is written: what differs from TABLE is
told, and the exit status is 1.  What is not told by listed.py follows from
the counting rules and the files.
"""

import os
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import count
import layouts
import samples
from listed import SAMPLES, UTC

HEADER = ["file", "day", "webinar", "figure", "value"]
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
ZONES = {"CDT": -5, "PDT": -7}
MARKS = re.compile(r"\s*\((guest|unverified|external|host|co-host)\)$")
HOST_WORDS = {"Organizer", "Organisateur", "Organizator"}
PRESENTER_WORDS = {"Presenter", "Présentateur", "Osoba prowadząca"}
JOINS = {"Joined", "Joined before", "Entrou"}

# -- times -------------------------------------------------------------------

def parts(text):
    """Year, month, day, or the two that may be either; then the clock."""
    found = re.match(r"(\w{3}) (\d+), (\d{4}) (.*)", text)
    if found:
        return (int(found[3]), MONTHS.index(found[1]) + 1, int(found[2]),
                found[4])
    found = re.match(r"(\d+)[/-](\d+)[/-](\d+)(?:,| à)? (.*)", text)
    first, second, third = (int(found[n]) for n in (1, 2, 3))
    if len(found[1]) == 4:
        return first, second, third, found[4]
    year = third + 2000 if len(found[3]) == 2 else third
    return year, None, (first, second), found[4]


def is_open(text):
    return text is not None and parts(text)[1] is None


def clock(text):
    """Hours, minutes, seconds and hours from UTC or None; T5 for AM, PM."""
    found = re.fullmatch(
        r"(\d+):(\d\d)(?::(\d\d))? ?(AM|PM)? ?([A-Z]{3}|[+-]\d\d:\d\d)?", text)
    hour = int(found[1])
    if found[4] and hour == 12 and found[4] == "AM":
        hour = 0
    elif found[4] == "PM" and hour < 12:
        hour += 12
    zone = found[5]
    if zone and zone not in ZONES:
        zone = int(zone[:3])            # the samples hold whole hours only
    return (hour, int(found[2]), int(found[3] or 0),
            ZONES[zone] if zone in ZONES else zone)


def moment(text, order, zone):
    """UTC seconds of a cell; None where it holds none."""
    if text is None:
        return None
    year, month, day, rest = parts(text)
    if month is None:
        month, day = day if order == "mdy" else day[::-1]
    hour, minute, second, offset = clock(rest)
    local = datetime(year, month, day, hour, minute, second)
    if offset is not None:
        local -= timedelta(hours=offset)
        zone = UTC
    return int(local.replace(tzinfo=ZoneInfo(zone)).timestamp())


def near(text, order, day):
    """Whether a date, read in that order, is within a day of the webinar's."""
    year, _, (first, second), _ = parts(text)
    month, dom = (first, second) if order == "mdy" else (second, first)
    try:
        return abs((date(year, month, dom) - day).days) <= 1
    except ValueError:
        return False


def order_of(reading, day):
    """T3: clear, dmy, mdy, or either where every day is its month."""
    cells = [row.get(word) for row in reading.rows
             for word in ("join", "leave", "time")]
    cells = [cell for cell in cells if is_open(cell)]
    dates = cells + [text for text in reading.dates if is_open(text)]
    if not dates:
        return "clear"
    fits = {order: sum(near(cell, order, day) for cell in cells)
            for order in ("dmy", "mdy")}
    if fits["dmy"] != fits["mdy"]:
        return max(fits, key=fits.get)
    pairs = [parts(text)[2] for text in dates]
    for order, at in (("dmy", 0), ("mdy", 1)):
        if any(pair[at] > 12 for pair in pairs):
            return order
    assert all(first == second for first, second in pairs)
    return "either"


# -- who ---------------------------------------------------------------------

def canonical(text):
    """A canonical address; None for what is none (R7)."""
    found = samples.address(text)
    assert found is None or re.fullmatch(r"[\w.*+-]+@[\w.-]+", found)
    return found


def display_name(row):
    name = row.get("name") or " ".join(
        part for part in (row.get("given"), row.get("family")) if part)
    name = unicodedata.normalize("NFKC", name).casefold()
    name = " ".join(name.split())
    while MARKS.search(name):
        name = MARKS.sub("", name)
    return name


def addresses(rows):
    """I1: the address of each row, from the UPN where that tells people."""
    beside = defaultdict(set)
    for row in rows:
        beside[row.get("upn")].add(display_name(row))
    for row in rows:
        row["person"] = canonical(row.get("address"))
        if row["person"] is None and len(beside[row.get("upn")]) == 1:
            row["person"] = canonical(row.get("upn"))
    listed = defaultdict(list)
    for row in rows:
        if row["table"] == "participants":
            listed[display_name(row)].append(row["person"])
    for row in rows:
        if row["table"] == "activities" and row["person"] is None:
            known = listed[display_name(row)]
            row["person"] = known[0] if len(known) == 1 else None


def head(row, join=None, leave=None):
    if row["person"]:
        return "person", row["person"]
    return "guest", display_name(row) or (join, leave)


def role(row, rows, hosts):
    """O1, O2."""
    if row["person"] and row["person"] in hosts:
        return "host"
    if re.search(r"\((Host|Co-host)\)$", row.get("name") or ""):
        return "host"
    word = row.get("role")
    if word in HOST_WORDS:
        return "host"
    if word in PRESENTER_WORDS and any(
            other.get("role") == "Attendee" for other in rows):
        return "panelist"
    return "attendee"


# -- rows to facts -----------------------------------------------------------

class Counting:
    """The rows of one file, put into webinars by the rules R2 to R9."""

    def __init__(self, sample, reading):
        self.reading, self.zone = reading, sample.zone
        self.order = order_of(reading, date.fromisoformat(sample.day))
        self.webinars = [count.Webinar("w%d" % n, sample.day)
                         for n, _ in enumerate(reading.meetings, 1)]
        self.ledgers = [Counter() for _ in self.webinars]
        self.rejects = []
        self.summarised = any(row["table"] == "activities"
                              for row in reading.rows)
        addresses(reading.rows)
        for row in reading.rows:
            if row["table"] != "events":
                self.row(row)
        self.events([row for row in reading.rows if row["table"] == "events"])

    def moment(self, text):
        return moment(text, self.order, self.zone)

    def note(self, row, kind):
        self.ledgers[row["meeting"]][row["table"], kind] += 1

    def reject(self, row, column, reason):
        self.note(row, "rejected")
        self.rejects.append((row["line"], column, reason))

    def row(self, row):
        webinar = self.webinars[row["meeting"]]
        about = self.reading.meetings[row["meeting"]]
        join, leave = (self.moment(row.get(w)) for w in ("join", "leave"))
        what = role(row, self.reading.rows,
                    {canonical(host) for host in about.hosts})
        if self.summarised and row["table"] == "participants":
            webinar.role(head(row, join, leave), what)
            kind = "summary"
        elif row.get("waiting") == "Yes":
            kind = "waiting"
        elif join is not None:
            if leave is None:
                leave = max(join, self.moment(about.end) or join)
            if leave < join:
                return self.reject(row, "leave", "leave_before_join")
            webinar.stay(head(row, join, leave), join, leave, what)
            kind = "stay"
        elif row.get("attended") == "No":
            webinar.attendance_known = True
            kind = "no_show"
        elif row.get("minutes") or row.get("attended") == "Yes":
            webinar.came(head(row), int(row.get("minutes") or 0) * 60, what)
            kind = "untimed"
        else:
            kind = "registered"
        self.note(row, kind)
        self.register(webinar, row)

    def register(self, webinar, row):
        if row["person"] and (row.get("status") or row.get("registered")):
            webinar.registrations.append(count.Registration(
                ("person", row["person"]), "file", None,
                self.moment(row.get("registered")), row["line"],
                samples.status_of("approved" if row["status"] == "Checked In"
                                  else row["status"])))

    def events(self, rows):
        """R5: by name, in the order of time, a join before a leave."""
        webinar, open_joins = self.webinars[0], defaultdict(list)
        timed = sorted(((self.moment(row["time"]), row["action"] not in JOINS,
                         row["line"], row) for row in rows),
                       key=lambda event: event[:3])
        for when, leaves, _, row in timed:
            if not leaves:
                open_joins[head(row)].append(when)
                self.note(row, "stay")
            elif open_joins[head(row)]:
                webinar.stay(head(row), open_joins[head(row)].pop(0), when)
                self.note(row, "summary")
            else:
                self.reject(row, "action", "leave_without_join")
        for who, joins in open_joins.items():
            for when in joins:
                webinar.stay(who, when, timed[-1][0])


# -- the table ---------------------------------------------------------------

def heads(webinar):
    """All of whom the file leaves a fact; the lowest role is none."""
    return ({stay[0] for stay in webinar.stays} | set(webinar.untimed) |
            {one.person for one in webinar.registrations} |
            {who for who, what in webinar.roles.items()
             if what != "attendee"})


def figures(webinar, ledger, about, zone):
    """Name and value of what is expected of one webinar."""
    yield "rows", sum(ledger.values())
    for (table, kind), rows in sorted(ledger.items()):
        yield "rows %s %s" % (table, kind), rows
    yield "heads", len(heads(webinar))
    if about.platform_id:
        yield "platform_id", about.platform_id
    for claim, value in sorted(about.claims.items()):
        yield "claim " + claim, value
    series = count.Series(ZoneInfo(zone), [webinar])
    reports = count.count(series)
    names, values = reports["webinars"]
    yield from list(zip(names, values))[2:]
    for name, value, _ in reports["summary"]:
        if name in ("staff", "bots"):
            yield name, value


def with_layout(sample, path):
    codec = {"UTF-8": "utf-8-sig", "UTF-16LE": "utf-16",
             "UTF-16BE": "utf-16"}.get(sample.encoding, sample.encoding)
    records = layouts.records_of(path, codec, sample.delimiter)
    reading = sample.layout(records)
    done = Counting(sample, reading)
    return (done.order, sorted(done.rejects),
            zip(done.webinars, done.ledgers, reading.meetings))


def with_samples(sample, path):
    """Zoom webinars and our own series: by the reader that was there."""
    webinar = count.Webinar("w1", sample.day)
    done = samples.File(path, webinar, ZoneInfo(sample.zone))
    order, about = "clear", layouts.Meeting()
    if sample.format == "zoom-webinar-attendees":
        records = layouts.records_of(path, "utf-8-sig", ",")
        about = layouts.zoom_webinar_preamble(records)
        order = "clear" if records[3][1][2][:3].isalpha() else "mdy"
    return order, [], [(webinar, done.ledger, about)]


def lines_of(sample, folder):
    """The lines of the table for one sample."""
    path = os.path.join(folder, sample.file)
    read = with_layout if sample.layout else with_samples
    order, rejects, webinars = read(sample, path)
    said = [("format", sample.format), ("encoding", sample.encoding),
            ("delimiter", {"\t": "tab"}.get(sample.delimiter,
                                            sample.delimiter)),
            ("date_order", order), ("timezone", sample.zone)]
    said += [("rejected %d" % line, "%s %s" % (column, reason))
             for line, column, reason in rejects]
    lines = [["", *one] for one in said]
    for webinar, ledger, about in webinars:
        lines += [[webinar.slug, *one] for one in figures(
            webinar, ledger, about, sample.zone)]
    return [[sample.file, sample.day, *line] for line in lines]


def main(folder, table, check):
    rows = [HEADER]
    for one in SAMPLES:
        rows += lines_of(one, folder)
    wrong = samples.write(table, rows, check)
    for text in wrong:
        print("formats.py: " + text, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], "--check" in sys.argv[3:]))
