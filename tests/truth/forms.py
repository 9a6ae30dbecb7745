"""forms.py - registrations as platforms and forms export them; GoToWebinar."""

from datetime import datetime

import clock
import people
from export import STATUSES, Export

FORM = [("", "approved")]      # a form says nothing of its answers
PRETIX = [("paid", "approved"), ("pending", "pending"),
          ("canceled", "cancelled"), ("expired", "cancelled"),
          ("approval pending", "pending")]


class ZoneWord(clock.IsoOffset):
    """To the minute, a zone word in each cell, not the same in all."""

    step = 60

    def __init__(self, rng):
        super().__init__(clock.UTC)
        self.rng = rng

    def text(self, second):
        word = self.rng.choice(["EST", "EDT", "PST", "CET", "CEST", "JST"])
        there = clock.IsoWord(word).zone
        return clock.local(second, there).strftime(
            "%b %d, %Y %I:%M %p ") + word

    def means(self, second, after=None):
        return second - second % 60


class GoogleTime(clock.IsoOffset):
    """2020/04/14 10:15:30 AM GMT+9"""

    def text(self, second):
        when = datetime.fromtimestamp(second, clock.UTC).astimezone(self.zone)
        minutes = int(when.utcoffset().total_seconds()) // 60
        hours, rest = divmod(abs(minutes), 60)
        return when.strftime("%Y/%m/%d %I:%M:%S %p GMT") + "%s%d%s" % (
            "-" if minutes < 0 else "+", hours, ":%02d" % rest if rest else "")


class GoToWebinar(Export):
    has_id = True

    def __init__(self, rng, name, show, zone, cast):
        super().__init__(rng, name, show, zone)
        self.style = ZoneWord(rng)
        self.choice = [("APPROVED", "approved")] + STATUSES[1:]
        self.width = 13
        self.padded("Attendee Report", "", "GoToWebinar")
        self.padded("Generated")
        self.padded(self.generate(self.style))
        self.padded("General Information")
        self.padded("Webinar Name", "Webinar ID")
        self.padded("Water, and more", show.platform_id or "70012345678")
        self.padded("Actual Start Date/Time", "Actual Duration (minutes) ")
        self.padded(self.style.text(show.start), show.length // 60)
        self.padded("Session Details")
        self.title("Attended", "Interest Rating", "First Name", "Last Name",
                   "Email", "Registration Date", "Join Time", "Leave Time",
                   "In Session Duration (minutes) ", "Organization",
                   "Unsubscribed", "Approval Status",
                   "Questions Asked by Attendee")
        for entry in cast:
            self.entry(entry)
        came = {entry.who for entry in cast}
        for who in show.registered:
            if rng.random() < (0.1 if who in came else 0.8):
                self.absent(who)
        if rng.random() < 0.3:
            times = rng.choice(["soon", "Mar 1, 2021 01:00 PM XYZT"]), ""
            self.line("rejected", "Yes", "broken@example.com", "Broken",
                      ("", ""), times, "5")
        if rng.random() < 0.5:
            self.padded("*If an attendee left and rejoined the session, the "
                        "In Session Duration column only includes their first "
                        "visit.")

    def padded(self, *cells):
        self.title(*cells, *[""] * (self.width - len(cells)))

    def line(self, kind, attended, address, name, said, times, minutes):
        given, family = people.split_name(name)
        self.row("attendee", kind, [
            attended, "34", given, family, address, said[0], *times, minutes,
            "", "No", said[1],
            self.rng.choice(["", "Q: Why?\nA: --none--\n"])])

    def said(self, who, head, stay):
        if stay and self.rng.random() < 0.3:
            return "", ""
        text, word, *meaning = self.registration(
            self.style, head, self.choice, stay=stay)
        self.note_registration(who, head, *meaning)
        return text, word

    def entry(self, entry):
        for join, leave in entry.stays:
            address, name, head = self.identity(entry.who)
            times, starts, ends = self.times(self.style, join, leave, head)
            self.note_stay(entry.who, head, starts, ends, "attendee")
            # The first visit only: it says nothing (R6).
            self.line("stay", "Yes", address, name,
                      self.said(entry.who, head, True), times, "2.42")
        if entry.untimed is not None:
            address, name, head = self.identity(entry.who)
            self.note_untimed(entry.who, head, entry.untimed * 60 + 30,
                              "attendee")
            self.line("untimed", "Yes", address, name,
                      self.said(entry.who, head, True), ("", ""),
                      "%d.50" % entry.untimed)

    def absent(self, who):
        address, name, head = self.identity(who)
        self.note_absent(who, head, "attendee")
        self.line("no_show", "No", address, name,
                  self.said(who, head, False), ("", ""), "")


class Answers(Export):
    """One row for each of the registered, now and then two."""

    choice = FORM
    organisation = ""                # of every row

    def begin(self):
        """The style of times, the header."""

    def line(self, number, address, name, text, word):
        """The cells of one row."""

    def __init__(self, rng, name, show, zone, _):
        super().__init__(rng, name, show, zone)
        self.begin()
        for number, who in enumerate(show.registered):
            for _ in range(rng.choice([0, 1, 1, 1, 2])):
                address, shown, head = self.identity(who)
                text, word, *meaning = self.registration(
                    self.style, head, self.choice)
                self.note_registration(who, head, *meaning)
                self.row("registrants", "registered", self.line(
                    number, address, shown, text, word))
                if head and head[0] == "person":
                    self.note_values(lambda w, head=head: head, meaning[0],
                                     organisation=self.organisation)


class ZoomRegistrations(Answers):
    has_id = True
    organisation = "Any, Ltd"
    choice = STATUSES

    def begin(self):
        self.style = self.rng.choice([
            clock.Zoom(self.zone), clock.Iso(self.zone),
            clock.Iso(self.zone, "%Y-%m-%d %I:%M:%S %p")])
        self.title("Registration Report", "")
        self.title("Report Generated:",
                   self.generate(clock.ZoomMinute(self.zone)))
        self.title("Topic", self.rng.choice(["Webinar ID", "Meeting ID"]),
                   "Scheduled Time", "Duration (minutes)", "# Registered")
        self.title("T", self.show.platform_id or "70012345678",
                   self.style.text(self.show.start), 60, " 9")
        self.title("Attendee Details", "")
        self.title("First Name", "Last Name", "Email", "Organization",
                   "Registration Time", "Approval Status")

    def line(self, number, address, name, text, word):
        return [*people.split_name(name), address, self.organisation, text,
                word]


class GoogleForms(Answers):
    def begin(self):
        self.style = self.rng.choice([
            GoogleTime(self.zone), clock.Iso(self.zone, "%Y/%m/%d %H:%M:%S")])
        self.title("Timestamp", "Email Address", "Name", "Why?")

    def line(self, number, address, name, text, word):
        return [text, address, name, "see you @ noon"]


class MicrosoftForms(Answers):
    """Named or not; then the address is under a question (I1)."""

    def begin(self):
        self.style = clock.Iso(self.zone, "%Y-%m-%d %H:%M:%S")
        self.asks = self.rng.random() < 0.5
        self.title("ID", "Start time", "Completion time", "Email", "Name",
                   "Last modified time", "Who else may come?", "Your mail")

    def line(self, number, address, name, text, word):
        if not self.asks:
            return [number, "", text, address, name, "", "", ""]
        # A friend's address beside one's own, by too few to matter.
        friend = "friend@example.com" if number == 1 else ""
        return [number, "", text, "anonymous", "anonymous", "", friend,
                address]


class Pretix(Answers):
    choice = PRETIX

    def begin(self):
        self.style = clock.Iso(self.zone, "%Y-%m-%d %H:%M:%S")
        self.delimiter = self.rng.choice([",", ";"])
        self.title("Event slug", "Order code", "Position ID", "Status",
                   "Email", "Phone number", "Order date", "Order time",
                   "Attendee name", "Attendee email", "Company", "Company")

    def line(self, number, address, name, text, word):
        day, _, time = text.partition(" ")
        # One buyer for many people is nobody's address (I1).
        return ["s", "A%d" % number, 1, word, "buyer@example.com", "",
                day, time, "%s %d" % (name, number), address, "", "Any"]


MAKERS = {
    "gotowebinar": GoToWebinar, "zoomregistrations": ZoomRegistrations,
    "googleforms": GoogleForms, "msforms": MicrosoftForms, "pretix": Pretix,
}
