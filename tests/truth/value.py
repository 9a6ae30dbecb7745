"""value.py - the slow counter of what is known of people: where from, since when.

A part of count.py, by counting.md R9 alone.
"""

from collections import defaultdict, namedtuple

# What a row of a report says of its head; `guessed` by the platform.
Value = namedtuple(
    "Value", "head source generated registered line kind guessed value")


def values(webinars, kind, statuses):
    """The value of each head in some webinars; "?" where files tie.

    R9: answered before guessed; of files the newest that says any, within a
    file the latest row.  A tie is settled by a digest that only the key knows.
    """
    time = lambda when: float("-inf") if when is None else when
    files = defaultdict(list)            # (head, guessed, webinar, file): rows
    rank_of = {}
    for at, webinar in enumerate(webinars):
        for one in webinar.registrations:
            key = one.person, at, one.source
            rank = (time(one.registered), one.line, -statuses.index(one.status))
            rank_of[key] = max(rank_of.get(key, rank), rank)
        for one in webinar.values:
            if one.kind == kind:
                files[(one.head, one.guessed, at, one.source)].append(one)
    best = {}
    for (head, guessed, at, source), rows in files.items():
        row = max(rows, key=lambda r: (time(r.registered), r.line))
        registered, _, status = rank_of.get(
            (head, at, source), (float("-inf"), 0, float("-inf")))
        rank = (not guessed, time(row.generated), registered, status)
        if head not in best or rank > best[head][0]:
            best[head] = rank, row.value
        elif rank == best[head][0] and row.value != best[head][1]:
            best[head] = rank, "?"
    return {head: value for head, (_, value) in best.items()}


def times_there(one, head):
    """In how many counted sessions of a webinar a head of its audience was."""
    if not one.webinar.sessions:
        return int(head in one.audience)
    return sum(head in one.session(s)[0]
               for s in one.webinar.sessions if s.counted)


def report_values(webinars, kind, statuses):
    """Heads by what is known of them; not known: an empty name, last."""
    known = values([one.webinar for one in webinars], kind, statuses)
    registered = set().union(*(one.registered for one in webinars))
    audience = set().union(*(one.audience for one in webinars))
    rows = defaultdict(lambda: [0, 0, 0])
    for head in registered | audience:
        row = rows[known.get(head, "")]
        row[0] += head in registered
        row[1] += head in audience
        row[2] += sum(times_there(one, head) for one in webinars)
    order = sorted(rows.items(), key=lambda item: (
        item[0] == "", -item[1][1], -item[1][0], item[0]))
    return [[kind, "registered", "audience", "attendances"]] + [
        [name, *row] for name, row in order]


def report_registrations(webinars, day_of):
    """The registered by the local day of their registration; none first."""
    rows = [["webinar", "day", "registered", "running"]]
    for one in webinars:
        days, running = defaultdict(int), 0
        for person in one.registered:
            at = one.registered_at[person]
            days["" if at is None else day_of(at)] += 1
        for day in sorted(days):
            running += days[day]
            rows.append([one.webinar.slug, day, days[day], running])
    return rows


def reports(webinars, statuses, day_of):
    """The reports of this file; left out is what hangs on a tie, and what
    nothing was read for."""
    known = any(one.webinar.values for one in webinars)
    found = {"registrations": report_registrations(webinars, day_of)}
    for name, kind in (("countries", "country"),
                       ("organisations", "organisation")):
        rows = report_values(webinars, kind, statuses)
        if known and all(row[0] != "?" for row in rows):
            found[name] = rows
    return found
