#!/usr/bin/env python3
"""generate.py - a random series with known truth.

    generate.py SEED DIR [--formats all] [--slug SLUG]

Makes DIR/plan.conf, DIR/files/, DIR/import.list (webinar, file, zone, tab
separated; an empty webinar: the program has to find it; an empty zone: no
--tz), DIR/truth/*.csv (the reports as they must come out) and
DIR/ledger.csv (webinar, file, table, class, rows: what each import must
tell), DIR/roles.list (hands.py: what is to be said by hand).  The same seed gives the same bytes.
"""

import os
import random
import sys
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import clock
import count
import forms
import hands
import lists
import others
import people
import rooms
import zoom
from show import Show

# Days whose clock change falls among the stays: zone, day, hour.
CHANGES = [
    ("Europe/Vienna", "2021-10-31", 1), ("Europe/Vienna", "2021-03-28", 1),
    ("America/New_York", "2021-11-07", 0),
    ("America/New_York", "2021-03-14", 1),
    ("Australia/Sydney", "2021-04-04", 1),
    ("Australia/Sydney", "2021-10-03", 1), ("Europe/London", "2021-10-31", 0),
    ("Australia/Lord_Howe", "2021-04-04", 1),
]
ZONES = ["Asia/Tokyo", "America/New_York", "Europe/Vienna", "Asia/Kolkata",
         "America/Sao_Paulo", "Australia/Sydney", "UTC", "Asia/Kathmandu"]
KINDS = ["talk", "webinar", "workshop", "main"]


class World:
    def __init__(self, seed, slug):
        self.rng = rng = random.Random(seed)
        self.slug = slug or "generated-%d" % seed
        self.change = rng.choice(CHANGES) if rng.random() < 0.4 else None
        name = self.change[0] if self.change else rng.choice(ZONES)
        if self.change and rng.random() < 0.4:
            name = rng.choice(ZONES)      # the clock changes in the exports
        self.zone_name, self.zone = name, ZoneInfo(name)
        self.people = [people.Person(rng, n)
                       for n in range(rng.randrange(25, 45))]
        self.guests = [people.Guest(rng, n)
                       for n in range(rng.randrange(2, 9))]
        self.min_minutes = rng.choice([None] * 5 + ["1", "2.5", "10", "0.1"])
        self.shows = []
        self.make_shows()
        for show in self.shows:
            self.fill(show)

    def seconds(self, minutes):
        return None if minutes is None else Fraction(minutes) * 60

    # -- the plan ----------------------------------------------------------

    def make_shows(self):
        rng = self.rng
        day = date(2021, rng.randrange(1, 13), rng.randrange(1, 29))
        for n in range(rng.randrange(2, 6)):
            hour, minute = rng.choice(
                [(9, 0), (13, 30), (16, 15), (23, 15), (23, 40), (1, 15),
                 (20, 0), (0, 40)])
            length = rng.choice([1200, 2700, 3600, 5400, 7200])
            naive = datetime.combine(day, time(hour, minute))
            if n == 0 and self.change:
                there = ZoneInfo(self.change[0])
                start = clock.utc(datetime.combine(
                    date.fromisoformat(self.change[1]),
                    time(self.change[2], 40)), there)
                naive, length = clock.local(start, self.zone), 7200
                day = naive.date()
            if not clock.exists(naive, self.zone):
                naive += timedelta(hours=2)
            slug = rng.choice(["web%d", "day%d", "w%d"]) % (n + 1)
            show = Show(slug, day, naive, self.zone, length)
            self.dress(show, n)
            self.shows.append(show)
            day += timedelta(days=rng.choice([0, 1, 1, 2, 7]))

    def dress(self, show, n):
        rng = self.rng
        show.people = self.people
        ids = [s.platform_id for s in self.shows if s.platform_id
               and s.date != show.date]
        if ids and rng.random() < 0.2:
            show.platform_id = rng.choice(ids)
        elif rng.random() < 0.9:
            show.platform_id = "9%010d" % rng.randrange(10 ** 10)
        if n == 0 and self.change and self.change[0] != self.zone_name:
            show.export_zone = self.change[0]
        elif rng.random() < 0.3:
            show.export_zone = rng.choice(ZONES)
        show.declared = rng.random() < 0.8
        show.model = count.Webinar(
            show.slug, show.date.isoformat(),
            show.start if show.declared else None)
        if rng.random() < 0.6:
            self.sessions(show)

    def sessions(self, show):
        """Windows of several shapes; T7 says what they mean."""
        rng = self.rng
        if rng.random() < 0.25:
            self.session(show, "all", rng.choice(KINDS), None, None)
            return
        minutes = show.length // 60
        cuts = sorted(rng.sample(range(5, minutes - 4), rng.choice([1, 2, 3])))
        cuts = [0] + cuts + [minutes]
        windows = list(zip(cuts, cuts[1:]))
        kinds = [rng.choice(KINDS) for _ in windows]
        kinds[0] = rng.choice(["opening", kinds[0]])
        if len(kinds) > 2:
            kinds[-1] = rng.choice(["closing", kinds[-1]])
            kinds[1] = rng.choice([None, kinds[1]])
            if rng.random() < 0.3:
                windows[-2] = windows[-2][0], minutes - 1   # overlapping
        if rng.random() < 0.15:
            windows, kinds = windows + [(None, None)], kinds + ["talk"]
        if not any(k in KINDS + [None] for k in kinds):
            kinds[0] = "talk"
        order = list(range(len(windows)))
        if rng.random() < 0.3:
            rng.shuffle(order)
        for n in order:
            self.session(show, "s%d-%s" % (n, kinds[n] or "x"), kinds[n],
                         *windows[n])

    def session(self, show, slug, kind, first, last):
        rng = self.rng
        lines = ["[session %s/%s]" % (show.slug, slug)]
        if kind:
            lines.append("kind = " + kind)
        counted = (kind or "talk") in count.COUNTED
        if rng.random() < 0.2:
            lines.append("counted = " + rng.choice(
                ["true", "yes", "1"] if counted else ["false", "no", "0"]))
        elif rng.random() < 0.05:
            counted = True
            lines.append("counted = true")
        starts = ends = least = None
        if first is not None:
            times = [show.naive + timedelta(minutes=m) for m in (first, last)]
            # Without a start of the webinar its day is all there is.
            late = times[0].date() != show.date and not show.declared
            if late or not all(clock.exists(t, self.zone) for t in times):
                return
            starts, ends = (clock.utc(t, self.zone) for t in times)
            if starts >= ends:
                return
            lines += ["starts = " + times[0].strftime("%H:%M"),
                      "ends = " + times[1].strftime("%H:%M")]
            least = rng.choice([None, None, None, "1", "3", "2.5"])
            if least:
                lines.append("min_minutes = " + least)
        show.plan += lines
        show.model.sessions.append(count.Session(
            slug, kind or "talk", starts, ends, self.seconds(least), counted))

    def plan(self):
        lines = ["# generated; no personal data", "[series %s]" % self.slug,
                 "title = Generated; series # %s" % self.slug,
                 "timezone = " + self.zone_name,
                 "staff = staff.example.net", "hosts = hosts.example.net"]
        if self.min_minutes:
            lines.append("min_minutes = " + self.min_minutes)
        for show in self.shows:
            lines += ["", "[webinar %s]" % show.slug,
                      "title = Webinar " + show.slug,
                      "date = %s" % show.date]
            if show.platform_id:
                digits = show.platform_id
                lines.append("platform_id = %s %s %s" % (
                    digits[:3], digits[3:7], digits[7:]))
            if show.declared:
                lines.append("starts = " + show.naive.strftime("%H:%M"))
            if show.export_zone:
                lines.append("export_timezone = " + show.export_zone)
            lines += show.plan
        return "\n".join(lines) + "\n"

    # -- who came ------------------------------------------------------

    def fill(self, show):
        rng = self.rng
        if not any(s.counted for s in show.model.sessions):
            show.plan, show.model.sessions = [], []
        came = rng.sample(self.people, rng.randrange(8, len(self.people)))
        roles = {}
        for who in rng.sample(came, 4):
            roles[who] = rng.choice(["panelist", "panelist", "host"])
        for who in came:
            if who in roles:
                self.enter(show, who, roles[who])
                if rng.random() < 0.5:
                    continue
            self.enter(show, who, "attendee")
        for guest in self.guests:
            if rng.random() < 0.6:
                self.enter(show, guest, "attendee")
        for _ in range(rng.randrange(3)):
            self.enter(show, people.Guest(rng, None), "attendee")
        show.registered = rng.sample(
            self.people, rng.randrange(5, len(self.people)))
        show.absent = [w for w in self.people
                       if w not in roles and rng.random() < 0.03]

    def enter(self, show, who, role):
        stays = [self.stay(show, who)]
        while self.rng.random() < 0.4:
            stays.append(self.again(show, who, stays[-1]))
        untimed = None
        if self.rng.random() < 0.04 and role == "attendee":
            untimed = self.rng.choice([0, 1, 2, 3, 10, 45])
            if self.rng.random() < 0.7:
                stays = []
        show.cast.append(Show.Entry(who, role, tuple(stays), untimed))

    def whole(self, who, *seconds):
        """Guests' stays are whole minutes: some tables hold no seconds."""
        step = 60 if isinstance(who, people.Guest) else 1
        return tuple(s - s % step for s in seconds)

    def stay(self, show, who):
        rng, end = self.rng, show.start + show.length
        join = show.start + rng.randrange(-900, show.length)
        if show.date != clock.local(join, self.zone).date() \
                and rng.random() < 0.7:
            join = show.start + rng.randrange(show.length)
        leave = rng.choice([
            join, join + 600, join + rng.randrange(200),
            join + int(self.seconds(self.min_minutes) or 120), end, end + 600,
            join + rng.randrange(show.length), join + show.length])
        return self.whole(who, join, max(join, leave))

    def again(self, show, who, last):
        """A re-join, or a second device: an overlap."""
        rng = self.rng
        join = rng.choice([
            last[1], last[1] + rng.randrange(1, 600), last[0],
            last[0] + (last[1] - last[0]) // 2, last[1] + 1])
        leave = join + rng.choice([0, 1, 30, rng.randrange(200), 2700])
        return self.whole(who, join, leave)

    # -- exports -------------------------------------------------------

    def part(self, show):
        """Whom an export holds: everybody, or some with some stays."""
        rng = self.rng
        if rng.random() < 0.5:
            return list(show.cast)
        share = rng.choice([0.2, 0.5, 0.9])
        cast = [e._replace(stays=tuple(
                    s for s in e.stays if rng.random() < 0.9))
                for e in show.cast if rng.random() < share]
        return [e for e in cast if e.stays] or list(show.cast)

    def zone_for(self, show):
        """--tz and the zone that local times of a file are in (T2)."""
        if self.rng.random() < 0.15:
            name = self.rng.choice(ZONES)
            return name, ZoneInfo(name)
        return "", ZoneInfo(show.export_zone or self.zone_name)

    def export(self, show, n, makers):
        """One file that can be told; tries until the dates are clear."""
        rng = self.rng
        option, zone = self.zone_for(show)
        while True:
            kind = rng.choice(list(makers))
            name = "%s-%d-%s.csv" % (show.slug, n, kind)
            made = makers[kind](rng, name, show, zone, self.part(show))
            # Nothing but rejects is refused: that is not for here.
            if made.clear() and made.total() - made.total("rejected") > 1:
                break
        made.option = option
        made.found = rng.random() < 0.6 and self.findable(show, made)
        return made

    def findable(self, show, made):
        """T6: exactly one webinar fits, whatever way the dates are read."""
        known = show.platform_id or "70012345678"
        able = [s for s in self.shows if s.platform_id == known]
        if made.has_id and not able:
            able = [s for s in self.shows if not s.platform_id]
        if not made.has_id:
            able = self.shows
        if not made.joins:
            return made.has_id and [show] == able and show.platform_id
        if made.numeric() and len(able) > 1:
            return False
        return [s for s in able if s.date == self.first_day(made, s)] == [show]

    def first_day(self, made, show):
        """The day of the first join, were the file one of that webinar."""
        joins, zone = made.joins, ZoneInfo(show.export_zone or self.zone_name)
        if not made.option and not made.style.offset:
            joins = [clock.read(clock.local(j, made.zone), zone)
                     for j in joins]
        return clock.local(min(joins), self.zone).date()


MAKERS = {
    "zooma": lambda *a: zoom.ZoomWebinar(*a, "A"),
    "zoomb": lambda *a: zoom.ZoomWebinar(*a, "B"),
    "zoomc": lambda *a: zoom.ZoomWebinar(*a, "C"),
    "webex": lists.Webex,
    "generic": lists.Generic,
}


LISTS = {"registrants": lambda *a: lists.Registrations(*a[:4])}


def exports(world, makers):
    """What is imported: (shows, export)."""
    rng, done = world.rng, []
    for show in world.shows:
        turn = rng.random()
        files = 0 if turn < 0.07 else rng.choice([1, 1, 2, 2, 3])
        for n in range(files):
            done.append(([show], world.export(show, n + 1, makers)))
        if turn < 0.04:
            continue
        for n in range(rng.choice([0, 1, 1, 2])):
            done.append(([show], world.export(
                show, files + n + 1, LISTS)))
    if rng.random() < 0.6 and len(world.shows) > 1:
        both = rng.sample(world.shows, 2)
        made = lists.Registrations(
            rng, "both-registrants.csv", both[0], world.zone, shared=True)
        made.option, made.found = "", False
        if made.total() > 1:
            done.append((both, made))
    return done


def main(seed, folder, formats="A", slug=None):
    world = World(seed, slug)
    makers = dict(MAKERS)
    if formats == "all":
        makers.update(others.MAKERS, **forms.MAKERS, **rooms.MAKERS)
    os.makedirs(os.path.join(folder, "files"), exist_ok=True)
    os.makedirs(os.path.join(folder, "truth"), exist_ok=True)
    imports, ledger = [], []
    for shows, made in exports(world, makers):
        names, data = [made.name], made.bytes()
        if world.rng.random() < 0.15:
            names.append(made.name.replace(".csv", "-copy.csv"))
        for name in names:
            with open(os.path.join(folder, "files", name), "wb") as out:
                out.write(data)
        for show in shows:
            imports += [("" if made.found else show.slug, "files/" + name,
                         made.option) for name in names]
            ledger += [[show.slug, made.name, table, kind, rows] for
                       (table, kind), rows in sorted(made.ledger.items())]
            for fact in made.facts:
                fact(show.model)
    world.rng.shuffle(imports)
    write(folder, "plan.conf", world.plan())
    write(folder, "import.list",
          "".join("\t".join(line) + "\n" for line in imports))
    count.write_csv(os.path.join(folder, "ledger.csv"), [
        ["webinar", "file", "table", "class", "rows"]] + sorted(ledger))
    series = count.Series(world.zone, [show.model for show in world.shows],
                          world.seconds(world.min_minutes))
    write(folder, "roles.list", hands.give(seed, world.people, series))
    for name, rows in count.count(series).items():
        count.write_csv(os.path.join(folder, "truth", name + ".csv"), rows)


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
        out.write(text)


if __name__ == "__main__":
    import argparse
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("seed", type=int)
    parser.add_argument("folder")
    parser.add_argument("--formats", choices=["A", "all"], default="A")
    parser.add_argument("--slug")
    given = parser.parse_args()
    main(given.seed, given.folder, given.formats, given.slug)
