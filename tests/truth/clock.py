"""clock.py - local times: how cells tell them, and what they then mean."""

from datetime import datetime, timedelta, timezone

UTC = timezone.utc
MONTHS_PT = "jan fev mar abr mai jun jul ago set out nov dez".split()
WORDS = {"UTC": 0, "GMT": 0, "Z": 0, "JST": 540, "EST": -300, "EDT": -240,
         "CET": 60, "CEST": 120, "PST": -480, "GMT+9": 540}


def utc(naive, zone, fold=0):
    return int(naive.replace(tzinfo=zone, fold=fold).timestamp())


def local(second, zone):
    """The wall clock of a zone at an instant."""
    when = datetime.fromtimestamp(second, UTC).astimezone(zone)
    return when.replace(tzinfo=None, fold=0)


def exists(naive, zone):
    return local(utc(naive, zone), zone) == naive


def read(naive, zone, after=None):
    """T4: the earlier of two, unless that puts a leave before its join."""
    first = utc(naive, zone)
    if after is not None and first < after:
        return utc(naive, zone, fold=1)
    return first


def skipped(zone, day):
    """A wall clock time near a day that a clock change skips, or None."""
    naive = datetime.combine(day, datetime.min.time()) - timedelta(hours=12)
    for _ in range(48 * 2):
        naive += timedelta(minutes=30)
        late = naive + timedelta(minutes=7)
        if not exists(late, zone):
            return late
    return None


class Style:
    """One way of writing times.  `numeric` = dmy or mdy, else clear."""

    numeric = None
    offset = False        # the cell tells its own zone
    step = 1              # seconds that can be told apart

    def __init__(self, zone):
        self.zone = zone

    def text(self, second):
        return self.write(local(second, self.zone))

    def means(self, second, after=None):
        """What a reader makes of the cell."""
        second -= second % self.step
        return read(local(second, self.zone), self.zone, after)


class Zoom(Style):
    def write(self, naive):
        return naive.strftime("%b %d, %Y %H:%M:%S")


class ZoomMinute(Style):
    step = 60

    def write(self, naive):
        return naive.strftime("%b %d, %Y %I:%M %p")


class ZoomMinutePt(Style):
    step = 60

    def write(self, naive):
        half = "da tarde" if naive.hour >= 12 else "da manhã"
        return "%s. %s %s" % (MONTHS_PT[naive.month - 1],
                              naive.strftime("%d, %Y %I:%M"), half)


class Numeric(Style):
    """05/12/2026 09:00:00 AM, by the account's order of day and month."""

    def __init__(self, zone, order, clock="%I:%M:%S %p"):
        super().__init__(zone)
        self.numeric, self.clock = order, clock
        self.day = "%d/%m/%Y " if order == "dmy" else "%m/%d/%Y "

    def write(self, naive):
        return naive.strftime(self.day + self.clock)


class Marked(Numeric):
    """T5: a 24 hour clock with a marker beside it, often a wrong one."""

    def __init__(self, zone, order):
        super().__init__(zone, order)

    def write(self, naive):
        half = "PM" if naive.hour == 12 else "AM"
        return naive.strftime(self.day + "%H:%M:%S ") + half


class Iso(Style):
    def __init__(self, zone, pattern="%Y-%m-%d %H:%M:%S", step=1):
        super().__init__(zone)
        self.pattern, self.step = pattern, step

    def write(self, naive):
        return naive.strftime(self.pattern)


class IsoOffset(Style):
    """The offset in the cell: nothing is ever doubled."""

    offset = True

    def __init__(self, zone, mark="T"):
        super().__init__(zone)
        self.mark = mark

    def text(self, second):
        when = datetime.fromtimestamp(second, UTC).astimezone(self.zone)
        return when.isoformat(sep=self.mark, timespec="seconds")

    def means(self, second, after=None):
        return second


class IsoWord(IsoOffset):
    """A zone word in the cell, whatever else is said about zones."""

    def __init__(self, word):
        super().__init__(timezone(timedelta(minutes=WORDS[word])))
        self.word = word

    def text(self, second):
        gap = "" if self.word == "Z" else " "
        return (local(second, self.zone).strftime("%Y-%m-%dT%H:%M:%S"
                if self.word == "Z" else "%Y-%m-%d %H:%M:%S")
                + gap + self.word)
