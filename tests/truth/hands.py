"""hands.py - roles given by hand (counting.md O4)."""

import random

import count
import people


def give(seed, everybody, series):
    """Gives some, and returns them as lines: webinar (empty: all), role,
    address.  Role none: somebody is to be given one and to lose it again."""
    rng = random.Random("roles %d" % seed)
    lines = []
    for who in rng.sample(everybody, rng.choice([0, 1, 3, 6])):
        for place in [series] + series.webinars:
            if rng.random() >= (0.6 if place is series else 0.3):
                continue
            role = rng.choice(("none",) + count.ROLES)
            if role != "none":
                place.by_hand[who.head] = role
            slug = "" if place is series else place.slug
            lines.append("\t".join([slug, role, people.spell(rng, who)]))
    rng.shuffle(lines)
    return "".join(line + "\n" for line in lines)


def read(path):
    with open(path, encoding="utf-8", newline="\n") as given:
        return [line.rstrip("\n").split("\t", 2) for line in given]


def say(rng, run, series, lines):
    """Gives them with the program, some by way of another role."""
    for webinar, role, address in lines:
        roles = [role]
        if role == "none" or rng.random() < 0.3:
            roles.insert(0, rng.choice(count.ROLES))
        for one in roles:
            options = ["--webinar", webinar] if webinar else []
            options += ["--defer"] if rng.random() < 0.5 else []
            run("people", "role", one, "--series", series, *options,
                given=address)
