"""export.py - one export file: its records, its bytes, and what it means.

A writer calls stay(), absent() and so on; each adds a record and notes the
fact that the record tells by counting.md.  Nothing is ever read back.
"""

import codecs
from collections import Counter
from datetime import timedelta

import clock
import count
import people
from value import Value

STATUSES = [
    # What is written, what it means.
    ("approved", "approved"), ("Approved", "approved"), ("", "approved"),
    ("--", "approved"), ("pending approval", "pending"),
    ("denied", "denied"), ("cancelled", "cancelled"),
    ("upgraded to panelist", "approved"), ("on hold", "pending"),
]


# What the cells of exports mean; what is no country's name stays as it is.
COUNTRIES = {"Japan": "JP", "India": "IN", "NA": "", "N/A": ""}


class Export:
    delimiter = ","
    encoding = "utf-8"
    has_id = False

    def __init__(self, rng, name, show, zone):
        self.rng, self.name, self.show, self.zone = rng, name, show, zone
        self.records = []         # lists of cells; None: a blank line
        self.ledger = Counter()   # (table, class): rows
        self.facts = []           # functions of a count.Webinar
        self.joins = []           # readable joins, UTC
        self.cells = []           # (instant, style) of joins and leaves
        self.generated = None
        self.dates = []           # (instant, style) of all other times
        self.end = None           # R4: the end that the file states
        self.quote = rng.choice([0, 0, 0.05, 0.05, 1])
        self.line_end = rng.choice(["\n", "\n", "\r\n", "\r\n", "mix"])
        self.bom = rng.random() < 0.5
        self.told = False         # a day above 12 outside the stays

    # -- records ---------------------------------------------------------

    def title(self, *cells):
        self.records.append(list(cells))

    def row(self, table, kind, cells):
        if self.rng.random() < 0.03:
            self.records.append(
                None if self.rng.random() < 0.5 else [""] * len(cells))
        turn = self.rng.random()
        if turn < 0.03:
            cells = cells + [""]
        elif turn < 0.04:
            cells = cells + ["", "left over"]
        while 0.04 <= turn < 0.07 and len(cells) > 2 and cells[-1] == "":
            cells = cells[:-1]
        self.ledger[(table, kind)] += 1
        self.records.append(cells)

    def bytes(self):
        text = ""
        for record in self.records:
            cells = [self.cell(c) for c in record or []]
            end = self.line_end
            if end == "mix":
                end = self.rng.choice(["\n", "\r\n"])
            text += self.delimiter.join(cells) + end
        if self.rng.random() < 0.3:
            text = text.rstrip("\r\n")
        if self.encoding == "utf-16-le":
            return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
        return (codecs.BOM_UTF8 if self.bom else b"") + text.encode("utf-8")

    def cell(self, text):
        text = str(text)
        if (any(c in text for c in '"\r\n' + self.delimiter)
                or self.rng.random() < self.quote):
            return '"' + text.replace('"', '""') + '"'
        return text

    # -- people ----------------------------------------------------------

    def identity(self, who, guest_address=None):
        """Address cell, name cell, the head (None: told apart by times)."""
        rng = self.rng
        if isinstance(who, people.Person):
            name = people.show_person(rng, who)
            if rng.random() > 0.02:
                return people.spell(rng, who), name, who.head
            return rng.choice(people.BAD + people.NONE), name, self.guest(name)
        name = people.show_guest(rng, who)
        address = people.placeholder(rng)
        if guest_address and rng.random() < 0.7:
            address = guest_address
        elif rng.random() < 0.06:
            address = rng.choice(people.BAD + people.NONE)
        return address, name, self.guest(name)

    @staticmethod
    def guest(name):
        key = people.guest_key(name)
        return None if key is None else ("guest", key)

    @staticmethod
    def role_of(who, head, role):
        """O4: the plan's lists of staff and hosts."""
        if head == getattr(who, "head", 0) and who.listed:
            return max(role, who.listed, key=count.ROLES.index)
        return role

    # -- facts -----------------------------------------------------------

    def times(self, style, join, leave, known):
        """Two cells and what they mean; without an end now and then."""
        starts = style.means(join)
        texts = [style.text(join), style.text(leave)]
        self.cells += [(s, style) for s in (join, leave)]
        self.joins.append(starts)
        ends = style.means(leave, starts)
        if known and self.rng.random() < 0.04:
            texts[1] = people.placeholder(self.rng)
            ends = starts if self.end is None else max(starts, self.end)
        return texts, starts, ends

    def note_stay(self, who, head, join, leave, role):
        role = self.role_of(who, head, role)
        self.facts.append(lambda w: w.stay(
            head or ("guest", (w.slug, join, leave)), join, leave, role))

    def note_untimed(self, who, head, seconds, role):
        role = self.role_of(who, head, role)
        self.facts.append(lambda w: w.came(
            head or ("guest", (w.slug, "untimed")), seconds, role))

    def note_absent(self, who, head, role):
        def fact(webinar):
            webinar.attendance_known = True
            if head:
                webinar.role(head, self.role_of(who, head, role))
        self.facts.append(fact)

    def note_registration(self, who, head, registered, status, upgraded):
        line = len(self.records)
        if head is None or head[0] != "person":
            return
        role = self.role_of(who, head, "panelist" if upgraded else "attendee")

        def fact(webinar):
            webinar.role(head, role)
            webinar.registrations.append(count.Registration(
                head, self.name, self.generated, registered, line, status))
        self.facts.append(fact)

    def note_values(self, head_of, registered, country="", guess="",
                    organisation=""):
        """What a row says of where its head is from: names, cells as written."""
        line = len(self.records)
        told = [("country", False, COUNTRIES.get(country, country)),
                ("country", True, COUNTRIES.get(guess, guess)),
                ("organisation", False, organisation)]

        def fact(webinar):
            webinar.values += [Value(
                head_of(webinar), self.name, self.generated, registered, line,
                kind, guessed, value) for kind, guessed, value in told if value]
        self.facts.append(fact)

    def registration(self, style, head, choice=STATUSES, stay=False):
        """Two cells and what they mean: time, status, registered at, ..."""
        rng = self.rng
        written, status = rng.choice(choice[:2] * 3 + choice)
        if head is None or head[0] != "person":
            written, status = choice[0]
        day = self.show.start - rng.randrange(1, 5) * 86400
        when = day + rng.choice([0, 0, 3600, 5461])
        text, registered = style.text(when), style.means(when)
        self.dates.append((when, style))
        turn = rng.random()
        if turn < 0.08 and not (stay and written in people.PLACEHOLDERS):
            text, registered = people.placeholder(rng), None
        elif turn < 0.11 and written not in people.PLACEHOLDERS:
            text, registered = "soon", None
        elif turn < 0.14 and written not in people.PLACEHOLDERS:
            gap = clock.skipped(self.zone, self.show.date)
            if gap and not style.offset:
                text, registered = style.write(gap), None
        return text, written, registered, status, written.startswith("upgr")

    def generate(self, style):
        """When the file says that it was made; not every one can be read."""
        turn = self.rng.random()
        if turn < 0.08:
            return self.rng.choice(["", "--", "yesterday"])
        when = self.show.start + self.rng.choice([-20, 1, 1, 7, 7, 40]) * 86400
        when -= when % 60
        self.generated = style.means(when)
        self.dates.append((when, style))
        self.told = clock.local(when, style.zone).day > 12
        return style.text(when)

    def bad_times(self, style):
        """Times that make a row rejected: join cell, leave cell."""
        rng = self.rng
        join = self.show.start + rng.randrange(60) * 60
        turn = rng.random()
        gap = clock.skipped(self.zone, self.show.date)
        if turn < 0.3 and gap and not style.offset:
            return style.write(gap), style.write(gap + timedelta(hours=3))
        if turn < 0.7:
            leave = join - rng.choice([60, 300])
            starts = style.means(join)
            if style.means(leave, starts) < starts:
                self.joins.append(starts)
                self.cells += [(s, style) for s in (join, leave)]
                return style.text(join), style.text(leave)
        return "late", style.text(join)

    def total(self, kind=None):
        return sum(rows for (_, k), rows in self.ledger.items()
                   if kind in (None, k))

    # -- whether a reader can tell --------------------------------------

    def clear(self):
        """T3: the true reading must beat the other one, or be the same."""
        day = self.show.date
        right = wrong = 0
        same = True          # every join, leave and event is like 04/04
        for second, style in self.cells:
            if not style.numeric:
                continue
            date = clock.local(second, style.zone).date()
            right += abs((date - day).days) <= 1
            same = same and date.day == date.month
            if date.day <= 12:
                turned = date.replace(day=date.month, month=date.day)
                wrong += abs((turned - day).days) <= 2
        # A tie: a day above 12 tells, or nothing has to be told.
        return (not self.numeric() or right > wrong
                or same and (self.told or not self.dates))

    def numeric(self):
        return any(style.numeric for _, style in self.cells)
