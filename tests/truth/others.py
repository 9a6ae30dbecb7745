"""others.py - the formats beyond the main job: meetings, Teams, Eventbrite."""

from collections import defaultdict

import clock
import people
from export import Export

ORDERS = [("mdy", "%I:%M:%S %p"), ("dmy", "%I:%M:%S %p"), ("mdy", "%H:%M:%S")]


class WithEnd(Export):
    """Files that state an end."""

    def state_end(self, style):
        """The end cell; none where a clock change would double it."""
        ends = self.show.start + self.show.length
        naive = clock.local(ends, self.zone)
        if clock.utc(naive, self.zone) != clock.utc(naive, self.zone, fold=1):
            return ""
        self.end = ends
        return style.text(ends)


class ZoomMeeting(WithEnd):
    def __init__(self, rng, name, show, zone, cast):
        super().__init__(rng, name, show, zone)
        self.style = clock.Numeric(zone, *rng.choice(ORDERS))
        self.waiting = rng.random() < 0.4
        self.host = None
        if rng.random() < 0.7:
            self.info(cast)
        self.title("Name (Original Name)", "User Email", "Join Time",
                   "Leave Time", "Duration (Minutes)", "Guest",
                   *(["In Waiting Room"] if self.waiting else []))
        for entry in cast:
            self.entry(entry)
        if rng.random() < 0.3:
            self.row("participants", "rejected", [
                "Broken", "broken@example.com", *self.bad_times(self.style),
                5, "Yes", *(["No"] if self.waiting else [])])

    def info(self, cast):
        self.has_id = True
        hosts = [e.who for e in cast if e.role == "host"]
        self.host = hosts[0] if hosts else None
        self.title("Meeting ID", "Topic", "Start Time", "End Time",
                   "User Email", "Duration (Minutes)", "Participants", "")
        self.title(self.show.platform_id or "70012345678", "T",
                   self.style.text(self.show.start),
                   self.state_end(self.style),
                   people.spell(self.rng, self.host) if self.host else "",
                   60, 9, "")
        self.title(*[""] * self.rng.choice([1, 7]))

    def entry(self, entry):
        for join, leave in entry.stays:
            address, name, head = self.identity(entry.who)
            role = "attendee"
            if entry.role == "host" and self.rng.random() < 0.5:
                name += " (Host)"
                head = head and (head if head[0] == "person"
                                 else self.guest(name))
            if name.rstrip().endswith(("(Host)", "(Co-host)")):
                role = "host"
            if self.host and head == self.host.head:
                role = "host"
            room = self.waiting and self.rng.random() < 0.05
            if room:
                self.lobby(address, name, join, leave)
                continue
            times, starts, ends = self.times(self.style, join, leave, head)
            self.note_stay(entry.who, head, starts, ends, role)
            self.row("participants", "stay", [
                name, address, *times, 1, "Yes",
                *(["No"] if self.waiting else [])])

    def lobby(self, address, name, join, leave):
        self.joins.append(self.style.means(join))
        self.cells += [(s, self.style) for s in (join, leave)]
        self.row("participants", "waiting", [
            name, address, self.style.text(join), self.style.text(leave), 1,
            "Yes", "Yes"])


class ZoomUnique(Export):
    def __init__(self, rng, name, show, zone, cast):
        super().__init__(rng, name, show, zone)
        self.title("Name (original name)", "Email",
                   "Total duration (minutes)", "Guest")
        for entry in cast:
            address, shown, head = self.identity(entry.who)
            # What `(Host)` means in this list is not for here.
            if shown.rstrip().endswith("(Host)") or "(Co-" in shown:
                shown = shown[:shown.rindex("(")]
            minutes = rng.choice([0, 1, 2, 3, 10, 45, ""])
            self.note_untimed(entry.who, head, (minutes or 0) * 60,
                              "attendee")
            self.row("participants", "untimed",
                     [shown, address, minutes, "Yes"])


class TeamsList(Export):
    """Version 0: events by name; nobody has an address."""

    def __init__(self, rng, name, show, zone, cast):
        super().__init__(rng, name, show, zone)
        if rng.random() < 0.5:
            self.delimiter, self.encoding = "\t", "utf-16-le"
        self.style = clock.Numeric(zone, *rng.choice(ORDERS))
        self.style.day = self.style.day.strip() + ", "
        self.title("Full Name", "User Action", "Timestamp")
        events = []
        for entry in cast:
            for join, leave in entry.stays:
                events.append((join, 0, entry.who))
                if rng.random() < 0.9:
                    events.append((leave, 1, entry.who))
        for who in rng.sample([e.who for e in cast], min(2, len(cast))):
            events.append((show.start + rng.randrange(0, 1800, 60), 1, who))
        # A doubled event could be either: then this is not the format.
        self.plain = all(self.style.means(e[0]) == e[0] for e in events)
        self.tell(events)

    def clear(self):
        return self.plain and super().clear()

    def tell(self, events):
        rng, told, last = self.rng, [], max(e[0] for e in events)
        for second, left, who in events:
            name = (people.show_guest(rng, who)
                    if isinstance(who, people.Guest) else who.name)
            told.append((second, left, who, name, self.guest(name)))
        told.sort(key=lambda e: e[:2])
        still, kinds = defaultdict(list), {}
        for at, (second, left, who, _, head) in enumerate(told):
            self.cells.append((second, self.style))
            self.joins.append(second)
            if not left:
                kinds[at] = "stay"
                still[head].append((second, who))
            elif still[head]:
                kinds[at] = "summary"
                join, one = still[head].pop(0)
                self.note_stay(one, head, join, second, "attendee")
            else:
                kinds[at] = "rejected"
        for head, left in still.items():
            for join, one in left:
                self.note_stay(one, head, join, last, "attendee")
        order = list(enumerate(told))
        if rng.random() < 0.5:
            order.reverse()
        for at, (second, left, _, name, _) in order:
            word = "Left" if left else rng.choice(["Joined", "Joined before"])
            self.row("events", kinds[at],
                     [name, word, self.style.text(second)])


class Teams(WithEnd):
    """Versions 1 and 2: a role column that may say nothing."""

    delimiter = "\t"
    encoding = "utf-16-le"

    def __init__(self, rng, name, show, zone, cast):
        super().__init__(rng, name, show, zone)
        # Where nobody is an Attendee, Presenter says nothing.
        self.everybody = rng.random() < 0.3
        self.cast = [e for e in cast if e.stays]
        self.tells = not self.everybody and any(
            e.role == "attendee" for e in self.cast)

    def role(self, role):
        word = {"host": "Organizer", "panelist": "Presenter"}.get(
            role, "Presenter" if self.everybody else "Attendee")
        if role == "panelist" and not self.tells:
            role = "attendee"
        return word, role

    def activity(self, table, entry):
        for join, leave in entry.stays:
            address, name, head = self.identity(entry.who)
            times, starts, ends = self.times(self.style, join, leave, head)
            word, role = self.role(entry.role)
            self.note_stay(entry.who, head, starts, ends, role)
            self.row(table, "stay", [name, *times, "1m 3s", address, word])


class TeamsV1(Teams):
    def __init__(self, *args):
        super().__init__(*args)
        self.style = clock.Numeric(self.zone, "mdy", "%I:%M:%S %p")
        self.style.day = "%m/%d/%Y, "
        if self.rng.random() < 0.4:
            self.style = clock.Numeric(self.zone, "dmy", "%H:%M:%S")
        self.title("Meeting Summary")
        self.title("Total Number of Participants", "7")
        self.title("Meeting Title", "T")
        self.title("Meeting Start Time", self.style.text(self.show.start))
        self.title("Meeting End Time", self.state_end(self.style))
        self.title()
        self.title("Full Name", "Join Time", "Leave Time", "Duration",
                   "Email", "Role")
        for entry in self.cast:
            self.activity("participants", entry)


class TeamsV2(Teams):
    def __init__(self, *args):
        super().__init__(*args)
        self.style = clock.Numeric(self.zone, "mdy", "%I:%M:%S %p")
        self.style.day = "%m/%d/%y, "
        self.title("1. Summary")
        self.title("Meeting title", "T")
        self.title("End time", self.state_end(self.style))
        self.title()
        self.title("2. Participants")
        self.title("Name", "First Join", "Last Leave", "In-meeting duration",
                   "Email", "Participant ID (UPN)", "Role")
        for entry in self.cast:
            first = min(s[0] for s in entry.stays)
            last = max(s[1] for s in entry.stays)
            self.summary(entry, first, last)
        self.title()
        self.title("3. In-Meeting activities")
        self.title("Name", "Join Time", "Leave Time", "Duration", "Email",
                   "Role")
        for entry in self.cast:
            self.activity("activities", entry)

    def identity(self, who, guest_address=None):
        """Here an address is whole: sections lend each other theirs."""
        if isinstance(who, people.Person):
            return people.spell(self.rng, who), who.name, who.head
        name = people.show_guest(self.rng, who)
        return people.placeholder(self.rng), name, self.guest(name)

    def summary(self, entry, first, last):
        address, name, head = self.identity(entry.who)
        # A guest of a person's name stands here too: no address is lent.
        word, role = self.role(entry.role)
        if head:
            role = self.role_of(entry.who, head, role)
            self.facts.append(lambda w: w.role(head, role))
        upn = address if isinstance(entry.who, people.Person) else ""
        if upn and self.rng.random() < 0.2:
            address = people.placeholder(self.rng)
        self.row("participants", "summary", [
            name, self.style.text(first), self.style.text(last), "9m",
            address, upn, word])


EVENTBRITE = [("Attending", "approved"), ("Checked In", "approved"),
              ("Deleted", "cancelled"), ("Refunded", "cancelled"),
              ("Not Attending", "cancelled"), ("Denied", "denied"),
              ("Pending", "pending")]


class Eventbrite(Export):
    def __init__(self, rng, name, show, zone, _):
        super().__init__(rng, name, show, zone)
        style = clock.IsoOffset(zone, " ")
        self.title("Order #", "Order Date", "First Name", "Last Name",
                   "Email", "Quantity", "Ticket Type", "Attendee #",
                   "Order Type", "Currency", "Attendee Status")
        for n, who in enumerate(show.registered):
            if rng.random() < 0.3:
                continue
            address, shown, head = self.identity(who)
            text, word, *meaning = self.registration(style, head, EVENTBRITE)
            self.note_registration(who, head, *meaning)
            self.row("registrants", "registered", [
                n, text, "First", shown, address, 1, "General", n,
                "Free Order", "USD", word])


MAKERS = {
    "zoommeeting": ZoomMeeting, "zoomunique": ZoomUnique,
    "teamsv0": TeamsList, "teamsv1": TeamsV1, "teamsv2": TeamsV2,
    "eventbrite": Eventbrite,
}
