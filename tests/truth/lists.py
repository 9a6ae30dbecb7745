"""lists.py - Webex's list, the generic tables, registration lists."""

import clock
import people
from export import Export

LIST_STATUSES = [
    ("approved", "approved"), ("Approved", "approved"), ("", "approved"),
    ("N/A", "approved"), ("Attending", "approved"),
    ("checked in", "approved"), ("cancelled", "cancelled"),
    ("Deleted", "cancelled"), ("refunded", "cancelled"),
    ("not attending", "cancelled"), ("rejected", "denied"),
    ("Denied", "denied"), ("pending", "pending"), ("waitlisted", "pending"),
    ("on hold", "pending"), ("upgraded to panelist", "approved"),
]


class Webex(Export):
    delimiter = "\t"
    encoding = "utf-16-le"

    def __init__(self, rng, name, show, zone, cast):
        super().__init__(rng, name, show, zone)
        self.quote = rng.choice([0, 0.05])
        self.style = clock.Iso(zone)
        ends = show.start + show.length - rng.choice([0, 600])
        # A stated end that a clock change doubles would say two things.
        naive = clock.local(ends, zone)
        if clock.utc(naive, zone) == clock.utc(naive, zone, fold=1):
            self.end = ends
        word = rng.choice(["Event", "Meeting"])
        self.title("%s Name" % word, "%s Start Time" % word,
                   "%s End Time" % word, rng.choice(["Name", "Display Name"]),
                   "Attendee Email", "Join Time", "Leave Time",
                   "Attendance Duration", "Connection Type")
        self.head = ["T", self.formula(self.style.text(show.start)),
                     self.formula(self.style.text(ends)) if self.end else "-"]
        for entry in cast:
            self.entry(entry)
        if rng.random() < 0.3:
            join, leave = self.bad_times(self.style)
            self.row("participants", "rejected", self.head + [
                "Broken", "broken@example.com", self.formula(join),
                self.formula(leave), "1 min", "Desktop"])

    @staticmethod
    def formula(text):
        return text if text in people.PLACEHOLDERS else '="%s"' % text

    def entry(self, entry):
        guid = "%032x@guest.webex.localhost" % self.rng.getrandbits(128)
        for join, leave in entry.stays:
            address, name, head = self.identity(entry.who, guid)
            times, starts, ends = self.times(self.style, join, leave, head)
            self.note_stay(entry.who, head, starts, ends, "attendee")
            minutes = -(-(ends - starts) // 60)
            self.row("participants", "stay", self.head + [
                name, address, *map(self.formula, times),
                "1 min" if minutes < 2 else "%d mins" % minutes,
                self.rng.choice(["Desktop app", "Mobile app", "Phone"])])


def generic_style(rng, zone):
    """Any way in which people write times; numeric only where it is clear."""
    return rng.choice([
        lambda: clock.Iso(zone), lambda: clock.Iso(zone),
        lambda: clock.Iso(zone, "%Y-%m-%dT%H:%M:%S"),
        lambda: clock.Iso(zone, "%Y-%m-%d %H:%M:%S.750"),
        lambda: clock.Iso(zone, "%Y-%m-%d %H:%M", 60),
        lambda: clock.Iso(zone, "%Y/%m/%d %H:%M:%S"),
        lambda: clock.IsoOffset(zone), lambda: clock.IsoOffset(zone, " "),
        lambda: clock.IsoWord(rng.choice(list(clock.WORDS))),
        lambda: clock.Numeric(zone, "dmy", "%H:%M:%S"),
        lambda: clock.Numeric(zone, "mdy", "%I:%M:%S %p"),
    ])()


class Generic(Export):
    def __init__(self, rng, name, show, zone, cast):
        super().__init__(rng, name, show, zone)
        self.delimiter = rng.choice([",", ",", ";", "\t"])
        self.style = generic_style(rng, zone)
        self.roles = rng.random() < 0.3
        head = rng.choice([
            ["email", "name", "join_time", "leave_time"],
            ["Email", "Name", "Join Time", "Leave Time"]])
        self.title(*head, *(["role"] if self.roles else []))
        for entry in cast:
            self.entry(entry)
        for _ in range(rng.choice([0, 0, 1, 3])):
            self.broken()
        if rng.random() < 0.1 and not self.style.numeric:
            self.far(rng.choice(cast).who)

    def line(self, address, name, times, role):
        said = [role] if self.roles else []
        return [address, name, *times, *said]

    def role(self, role):
        """The role cell and what it means."""
        if not self.roles:
            return "", "attendee"
        if role == "attendee":
            return self.rng.choice([("attendee", role), ("", role),
                                    ("guest of honour", role)])
        return role, role

    def entry(self, entry):
        for join, leave in entry.stays:
            address, name, head = self.identity(entry.who)
            times, starts, ends = self.times(self.style, join, leave, head)
            word, role = self.role(entry.role)
            self.note_stay(entry.who, head, starts, ends, role)
            self.row("participants", "stay",
                     self.line(address, name, times, word))

    def far(self, who):
        """T5: stays far from the webinar's day are kept."""
        join = self.show.start - 2 * 86400
        self.entry(self.show.Entry(who, "attendee", ((join, join + 600),)))

    def broken(self):
        """A row that cannot be used; it must not take another with it."""
        rng = self.rng
        times = self.bad_times(self.style)
        turn = rng.random()
        if turn < 0.3:
            times = rng.choice(people.PLACEHOLDERS[:5]), ""
        elif turn < 0.45:
            times = "2021-03-01 10:00:00 XYZT", ""
        # Its role is none either.
        self.row("participants", "rejected", self.line(
            people.spell(rng, rng.choice(self.show.people)), "Broken", times,
            "host"))


class Registrations(Export):
    def __init__(self, rng, name, show, zone, shared=False):
        super().__init__(rng, name, show, zone)
        self.delimiter = rng.choice([",", ",", ";", "\t"])
        self.long = rng.random() < 0.5
        style = clock.IsoOffset(zone, rng.choice(["T", " "]))
        if not shared and rng.random() < 0.4:
            style = clock.Iso(zone)
        self.style = style
        if self.long:
            self.title("E-mail", "Family name", "Given name", "Organisation",
                       "Country", "Registered at", "Status", "Main interest")
        else:
            self.title("email", "name", "registered_at", "status")
        for who in show.registered:
            for _ in range(rng.choice([0, 1, 1, 1, 2])):
                self.entry(who)
        if rng.random() < 0.2:
            self.entry(people.Guest(rng, 99))

    def entry(self, who):
        address, name, head = self.identity(who)
        text, word, *meaning = self.registration(
            self.style, head, LIST_STATUSES)
        self.note_registration(who, head, *meaning)
        self.row("registrants", "registered",
                 self.line(address, name, text, word))
        if head and head[0] == "person" and self.long:
            self.note_values(lambda w: head, meaning[0], **self.values)

    def line(self, address, name, text, word):
        if not self.long:
            return [address, name, text, word]
        given, family = people.split_name(name)
        country = self.rng.choice(["Japan", "India", "", "N/A"])
        firm = self.rng.choice(["Organisation, Ltd", ""])
        self.values = dict(country=country, organisation=firm)
        return [address, family, given, firm, country, text, word, "any"]
