"""rooms.py - lists with one row a person: Google Meet, BigBlueButton."""

from datetime import datetime, timedelta

import clock
import people
from export import Export


class Clock(clock.Style):
    """18:02, 6:02 PM: no date; the day is the webinar's."""

    step = 60

    def __init__(self, zone, show, pattern):
        super().__init__(zone)
        self.pattern, self.day = pattern, show.date
        if show.declared:
            self.day = clock.local(show.start, zone).date()

    def write(self, naive):
        return naive.strftime(self.pattern)

    def naive(self, second, days=0):
        time = clock.local(second - second % self.step, self.zone).time()
        return datetime.combine(self.day, time) + timedelta(days)

    def means(self, second, after=None):
        return clock.read(self.naive(second), self.zone, after)

    def leave(self, join, leave):
        """Who leaves before joining, by the clock, leaves a day later."""
        late = self.naive(leave) < self.naive(join)
        return clock.read(self.naive(leave, late), self.zone,
                          self.means(join))


class Meet(Export):
    def __init__(self, rng, name, show, zone, cast):
        super().__init__(rng, name, show, zone)
        self.style = Clock(zone, show, rng.choice(["%H:%M", "%I:%M %p"]))
        self.plain = True
        self.title("First name", "Last name", "Email", "Duration",
                   "Time joined", "Time exited")
        for entry in cast:
            address, name, head = self.identity(entry.who)
            self.head = [*people.split_name(name), address]
            if entry.stays:
                self.stay(entry, head)
            else:
                self.minutes(entry, head)

    def minutes(self, entry, head):
        minutes = self.rng.choice([1, 7, 62])
        self.note_untimed(entry.who, head, minutes * 60, "attendee")
        told = "1 hr 2 min" if minutes == 62 else "%d min" % minutes
        self.row("participants", "untimed", self.head + [told, "", ""])

    def stay(self, entry, head):
        join = min(s[0] for s in entry.stays)
        leave = max(s[1] for s in entry.stays)
        starts = self.style.means(join)
        ends = self.style.leave(join, leave)
        texts = [self.style.text(join), self.style.text(leave)]
        if head and self.rng.random() < 0.04:
            texts[1], ends = people.placeholder(self.rng), starts
        # Times that the clock change skips would be rejected.
        late = self.style.naive(leave) < self.style.naive(join)
        self.plain = self.plain and ends >= starts and all(
            clock.exists(naive, self.zone) for naive in (
                self.style.naive(join), self.style.naive(leave, late)))
        self.note_stay(entry.who, head, starts, ends, "attendee")
        self.row("participants", "stay", self.head + ["9 min", *texts])

    def clear(self):
        return self.plain


class BigBlueButton(Export):
    """Everybody is a guest; quotes inside cells are not doubled."""

    def __init__(self, rng, name, show, zone, cast):
        super().__init__(rng, name, show, zone)
        self.style = clock.Numeric(
            zone, *rng.choice([("mdy", "%I:%M:%S %p"), ("dmy", "%H:%M:%S")]))
        self.style.day = self.style.day.strip() + ", "
        self.header = (
            "Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,"
            "Reactions,Poll Votes,Raise Hands,Join,Left,Duration")
        self.polls = rng.choice([0, 0, 1, 2])
        self.header += ',Is "it" so, or not?' * self.polls
        for entry in cast:
            if entry.stays:
                self.entry(entry)
        self.note("rejected", ["Anonymous"] + [""] * 11, "yes")

    def entry(self, entry):
        join = min(s[0] for s in entry.stays)
        leave = max(s[1] for s in entry.stays)
        who = entry.who
        name = (people.show_guest(self.rng, who, marks=False)
                if isinstance(who, people.Guest) else who.name)
        name = name.replace("\n", " ")
        if name not in people.PLACEHOLDERS and self.rng.random() < 0.2:
            name = self.rng.choice(['%s "B"', '"%s', '"A" "%s"']) % name
        head = self.guest(name)
        times, starts, ends = self.times(self.style, join, leave, head)
        staff = entry.role != "attendee"
        self.note_stay(who, head, starts, ends,
                       "staff" if staff else "attendee")
        self.note("stay", [
            name, str(staff).upper(), "4.5", "00:01:00", "-", 3, 0, 1, 0,
            times[0], times[1] or "-", "00:09:00"], 'say "it"')

    def note(self, kind, cells, answer):
        self.ledger[("participants", kind)] += 1
        self.records.append(cells + [answer] * self.polls)

    def bytes(self):
        rows = ['"' + '","'.join(map(str, r)) + '"' for r in self.records]
        return "\r\n".join([self.header] + rows).encode("utf-8")


MAKERS = {"meet": Meet, "bigbluebutton": BigBlueButton}
