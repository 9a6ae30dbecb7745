"""count.py - the slow, obvious counter: figures from people and stays.

Counts by counting.md alone, second by second: the presence of a head is the
set of the seconds at which it is there.  Reads no export and no database.
generate.py (invented people) and samples.py (real exports) feed it.
"""

from collections import defaultdict, namedtuple
from datetime import datetime, timedelta, timezone
from fractions import Fraction

import value

ROLES = ("attendee", "staff", "bot", "panelist", "host")
# R9: of these the first that occurs wins a tie.
STATUSES = ("cancelled", "denied", "pending", "approved")
COUNTED = ("webinar", "talk", "workshop", "main")
BANDS = (("0-2", 2), ("2-15", 15), ("15-30", 30), ("30-60", 60),
         ("60-120", 120), ("120+", None))

# A head is ("person", canonical address) or ("guest", whatever tells it).
Registration = namedtuple(
    "Registration", "person source generated registered line status")
class Session:
    def __init__(self, slug, kind, starts=None, ends=None, min_seconds=None,
                 counted=None):
        self.slug, self.kind = slug, kind
        self.starts, self.ends = starts, ends
        self.min_seconds = min_seconds
        self.counted = kind in COUNTED if counted is None else counted


class Webinar:
    """A webinar of the plan and what its imports brought, by meaning."""

    def __init__(self, slug, day, starts=None, sessions=()):
        self.slug, self.day, self.starts = slug, day, starts
        self.sessions = list(sessions)
        self.stays = set()                   # (head, join, leave), UTC seconds
        self.untimed = defaultdict(int)      # head: longest duration, seconds
        self.roles = {}                      # head: highest role
        self.registrations = []
        self.values = []
        self.attendance_known = False        # a stay, untimed or no_show row
        self.by_hand = {}                    # head: role, whatever rows say

    def role(self, head, role):
        old = self.roles.get(head, "attendee")
        self.roles[head] = max(old, role, key=ROLES.index)

    def stay(self, head, join, leave, role="attendee"):
        self.stays.add((head, join, leave))
        self.role(head, role)
        self.attendance_known = True

    def came(self, head, seconds, role="attendee"):
        self.untimed[head] = max(self.untimed[head], seconds)
        self.role(head, role)
        self.attendance_known = True


class Series:
    def __init__(self, zone, webinars, min_seconds=None):
        self.zone, self.min_seconds = zone, min_seconds
        self.webinars = webinars
        self.by_hand = {}                    # head: role in all webinars

    def role(self, webinar, head):
        """O4: by hand there, by hand for all, else of the rows."""
        for given in (webinar.by_hand, self.by_hand, webinar.roles):
            if head in given:
                return given[head]
        return "attendee"


def tenths(seconds, per=60):
    """Minutes with one decimal, half up, once, from exact seconds."""
    tens = (Fraction(seconds) * 10 / per + Fraction(1, 2)).__floor__()
    return "%d.%d" % divmod(tens, 10)


def statuses(webinar):
    """R9: the status of each person, by the newest report."""
    by_source = defaultdict(list)
    for one in webinar.registrations:
        by_source[(one.person, one.source)].append(one)
    # -infinity for "not stated".
    time = lambda when: float("-inf") if when is None else when
    best = {}
    for (person, _), rows in by_source.items():
        row = max(rows, key=lambda r: (time(r.registered), r.line))
        rank = (time(row.generated), time(row.registered),
                -STATUSES.index(row.status))
        if person not in best or rank > best[person][0]:
            best[person] = (rank, row.status, row.registered)
    return {person: told[1:] for person, told in best.items()}


class Crowd:
    """What heads did in one window: seconds each, and heads per second."""

    def __init__(self):
        self.seconds = {}
        self.present = defaultdict(int)

    def add(self, head, seconds):
        self.seconds[head] = len(seconds)
        for second in seconds:
            self.present[second] += 1

    def figures(self, zone):
        total = sum(self.seconds.values())
        count = len(self.seconds)
        if not count:
            return dict(minutes="0.0", mean="", median="", peak="", peak_at="")
        ordered = sorted(self.seconds.values())
        middle = ordered[(count - 1) // 2] + ordered[count // 2]
        peak = max(self.present.values(), default=0)
        first = min((s for s, n in self.present.items() if n == peak),
                    default=None)
        return dict(minutes=tenths(total), mean=tenths(total, 60 * count),
                    median=tenths(middle, 120), peak=peak,
                    peak_at="" if first is None else instant(first, zone))


def instant(second, zone):
    when = datetime(1970, 1, 1, tzinfo=timezone.utc)
    when = (when + timedelta(seconds=second)).astimezone(zone)
    return when.isoformat(timespec="seconds")


def identified(heads):
    return sum(1 for kind, _ in heads if kind == "person")


class Counted:
    """One webinar, counted."""

    def __init__(self, webinar, series):
        self.webinar = webinar
        stays = defaultdict(set)
        for head, join, leave in webinar.stays:
            stays[head].add((join, leave))
        least = series.min_seconds or 0
        self.crowd = Crowd()
        self.windows = {s.slug: Crowd() for s in webinar.sessions}
        self.attended = defaultdict(set)     # role: heads
        self.untimed = set()
        spans = []
        self.connections = 0
        for head in set(stays) | set(webinar.untimed):
            there = set()
            for join, leave in stays.get(head, ()):
                there.update(range(join, leave))
            length = len(there) if head in stays else webinar.untimed[head]
            if length < least:
                continue
            role = series.role(webinar, head)
            self.attended[role].add(head)
            if role != "attendee":
                continue
            if head not in stays:
                self.untimed.add(head)
                continue
            self.connections += len(stays[head])
            spans += [s for s in stays[head] if s[0] < s[1]]
            self.crowd.add(head, there)
            for session in webinar.sessions:
                if session.starts is None:
                    continue
                inside = {s for s in there
                          if session.starts <= s < session.ends}
                if inside and len(inside) >= (session.min_seconds or 0):
                    self.windows[session.slug].add(head, inside)
        self.audience = self.attended["attendee"]
        self.first = min((s[0] for s in spans), default=0)
        self.last = max((s[1] for s in spans), default=0)
        self.register(series)

    def register(self, series):
        webinar = self.webinar
        status = statuses(webinar)
        approved = {p for p, (s, _) in status.items() if s == "approved"}
        self.registered_at = {p: at for p, (_, at) in status.items()}
        self.registered = {p for p in approved
                           if series.role(webinar, p) == "attendee"}
        came = {head for head, _, _ in webinar.stays} | set(webinar.untimed)
        self.no_shows = (len(self.registered - came)
                         if webinar.attendance_known else "")
        persons = {h for h in self.audience if h[0] == "person"}
        self.walk_ins = len(persons - approved) if status else ""

    def session(self, session):
        """Audience and crowd of a session."""
        if session.starts is None:
            return self.audience, self.crowd
        crowd = self.windows[session.slug]
        return set(crowd.seconds), crowd

    def attendances(self):
        if not self.webinar.sessions:
            return len(self.audience)
        return sum(len(self.session(s)[0])
                   for s in self.webinar.sessions if s.counted)


def plan_order(series):
    """Webinars by day, start (unset first), place; sessions alike."""
    order = sorted(enumerate(series.webinars), key=lambda item: (
        item[1].day, item[1].starts is not None, item[1].starts or 0, item[0]))
    return [webinar for _, webinar in order]


def session_order(webinar):
    order = sorted(enumerate(webinar.sessions), key=lambda item: (
        item[1].starts is not None, item[1].starts or 0, item[0]))
    return [session for _, session in order] or [Session("main", "main")]


def total(values):
    known = [value for value in values if value != ""]
    return sum(known) if known else ""


def count(series):
    """All reports: name -> list of rows, the header first."""
    webinars = [Counted(w, series) for w in plan_order(series)]
    reports = {
        "webinars": report_webinars(webinars, series.zone),
        "sessions": report_sessions(webinars, series.zone),
        "overlap": report_overlap(webinars),
        "loyalty": report_loyalty(webinars),
        "minutes": report_minutes(webinars, series.zone),
        "stay": report_stay(webinars),
    }
    reports.update(value.reports(
        webinars, STATUSES, lambda at: instant(at, series.zone)[:10]))
    reports["days"] = report_days(webinars)
    reports["summary"] = report_summary(webinars, reports)
    return reports


def report_webinars(webinars, zone):
    rows = [("webinar day registered audience identified guests no_shows "
             "walk_ins panelists hosts connections untimed person_minutes "
             "mean_minutes median_minutes peak peak_at").split()]
    for one in webinars:
        crowd = one.crowd.figures(zone)
        known = identified(one.audience)
        rows.append([
            one.webinar.slug, one.webinar.day, len(one.registered),
            len(one.audience), known, len(one.audience) - known,
            one.no_shows, one.walk_ins, len(one.attended["panelist"]),
            len(one.attended["host"]), one.connections, len(one.untimed),
            crowd["minutes"], crowd["mean"], crowd["median"], crowd["peak"],
            crowd["peak_at"]])
    return rows


def report_sessions(webinars, zone):
    rows = [("session day kind counted starts_at ends_at audience identified "
             "guests person_minutes mean_minutes peak peak_at").split()]
    for one in webinars:
        for session in session_order(one.webinar):
            heads, crowd = one.session(session)
            figures = crowd.figures(zone)
            known = identified(heads)
            window = ["" if when is None else instant(when, zone)
                      for when in (session.starts, session.ends)]
            rows.append([
                one.webinar.slug + "/" + session.slug, one.webinar.day,
                session.kind, "true" if session.counted else "false",
                *window, len(heads), known, len(heads) - known,
                figures["minutes"], figures["mean"], figures["peak"],
                figures["peak_at"]])
    return rows


def report_overlap(webinars):
    rows = [["webinar_a", "webinar_b", "heads"]]
    for at, a in enumerate(webinars):
        for b in webinars[at:]:
            rows.append([a.webinar.slug, b.webinar.slug,
                         len(a.audience & b.audience)])
    return rows


def attended_times(webinars):
    times = defaultdict(int)
    for one in webinars:
        for head in one.audience:
            times[head] += 1
    return times


def report_loyalty(webinars):
    heads = defaultdict(int)
    for times in attended_times(webinars).values():
        heads[times] += 1
    return [["webinars_attended", "heads"]] + [
        [times, heads[times]] for times in sorted(heads)]


def report_minutes(webinars, zone):
    rows = [["webinar", "minute", "present"]]
    for one in webinars:
        minute = -(-one.first // 60) * 60
        while minute < one.last:
            rows.append([one.webinar.slug, instant(minute, zone),
                         one.crowd.present.get(minute, 0)])
            minute += 60
    return rows


def band_of(seconds):
    for band, most in BANDS:
        if most is None or seconds <= most * 60:
            return band


def report_stay(webinars):
    rows = [["webinar", "band", "heads"]]
    for one in webinars:
        bands = [band_of(s) for s in one.crowd.seconds.values()]
        rows += [[one.webinar.slug, band, bands.count(band)]
                 for band, _ in BANDS]
    return rows


def report_days(webinars):
    rows = [("day webinars registered audience identified guests new "
             "returning attendances cumulative_audience unique_to_date "
             "person_minutes").split()]
    seen, cumulative = set(), 0
    for day in sorted({one.webinar.day for one in webinars}):
        todays = [one for one in webinars if one.webinar.day == day]
        registered = set().union(*(one.registered for one in todays))
        audience = set().union(*(one.audience for one in todays))
        attendances = sum(one.attendances() for one in todays)
        seconds = sum(sum(one.crowd.seconds.values()) for one in todays)
        new = audience - seen
        seen |= audience
        cumulative += attendances
        known = identified(audience)
        rows.append([
            day, len(todays), len(registered), len(audience), known,
            len(audience) - known, len(new), len(audience) - len(new),
            attendances, cumulative, len(seen), tenths(seconds)])
    return rows


def report_summary(webinars, reports):
    unique = set().union(*(one.audience for one in webinars))
    known = identified(unique)
    role = lambda name: len(set().union(
        *(one.attended[name] for one in webinars)))
    peaks = [one.crowd.figures(timezone.utc)["peak"] for one in webinars]
    figures = [
        ("series", 1), ("webinars", len(webinars)),
        ("sessions", len(reports["sessions"]) - 1),
        ("days", len(reports["days"]) - 1),
        ("registered", len(set().union(
            *(one.registered for one in webinars)))),
        ("attendances", sum(one.attendances() for one in webinars)),
        ("unique_audience", len(unique)), ("identified", known),
        ("guests", len(unique) - known),
        ("returning", sum(1 for times in attended_times(webinars).values()
                          if times > 1)),
        ("no_shows", total(one.no_shows for one in webinars)),
        ("walk_ins", total(one.walk_ins for one in webinars)),
        ("panelists", role("panelist")), ("hosts", role("host")),
        ("staff", role("staff")), ("bots", role("bot")),
        ("person_minutes", tenths(sum(sum(one.crowd.seconds.values())
                                      for one in webinars))),
        ("connections", sum(one.connections for one in webinars)),
        ("peak", max((peak for peak in peaks if peak != ""), default="")),
        ("merged", 0)]
    return [["figure", "value", "definition"]] + [
        [name, value, ""] for name, value in figures]


def csv_text(rows):
    """RFC 4180 with plain line ends, as reports are printed."""
    return "".join(",".join(quote(str(cell)) for cell in row) + "\n"
                   for row in rows)


def write_csv(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(csv_text(rows))


def quote(cell):
    if any(c in cell for c in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
