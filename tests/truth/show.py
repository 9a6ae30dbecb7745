"""show.py - a webinar as it happened, before any export of it."""

from collections import namedtuple

import clock


class Show:
    """A webinar as it happened: who was there when, who had registered."""

    Entry = namedtuple("Entry", "who role stays untimed", defaults=[None])

    def __init__(self, slug, day, naive, zone, length):
        self.slug, self.date, self.naive, self.zone = slug, day, naive, zone
        self.start, self.length = clock.utc(naive, zone), length
        self.platform_id = None
        self.export_zone = None
        self.plan = []            # lines of its sessions in the plan
        self.declared = True      # the plan states its start
        self.cast, self.registered, self.absent = [], [], []
