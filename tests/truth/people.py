"""people.py - invented people: addresses in every spelling, names, guests."""

import re
import unicodedata

PLACEHOLDERS = ["", "-", "--", "NA", "N/A", "n/a", "None", "null",
                "anonymous", "Anonymous"]
# One domain, several spellings that are one and the same (privacy.md 2).
DOMAINS = [
    ["example.com"], ["mail.example.org"], ["gmail.com", "googlemail.com"],
    ["xn--bcher-kva.example", "bücher.example", "bu\u0308cher.example"],
    ["xn--wgv71a119e.jp", "日本語.jp", "日本語。jp", "日本語．jp", "日本語｡jp"],
    ["staff.example.net"], ["hosts.example.net"],
]
LOCALS = ["p{n}", "first.last{n}", "a+tag{n}", "x_y-{n}", "o'neil{n}",
          "josé{n}", "a..b{n}", "{n}.", "strasse{n}", "straße{n}",
          "fi{n}", "ﬁ{n}"]
GIVEN = ["Ann", "Bob", "José", "Zoë", "太郎", "Ольга", "Marie-Claire",
         "O'Neil", "Li, Wei", 'Jo "Jo"', "Straße"]
GUESTS = ["iPhone {n}", "Galaxy S10 {n}", "山田 太郎 {n}", "Ana María {n}",
          "Weiß {n}", "Sofia {n}", "Li, Wei {n}"]
BAD = ["a@b@c", "a b@e.org", "a@-x.org", "a@x..org", "a@[192.0.2.1]",
       "a@localhost", "nobody@localhost", "a@e.org,b@e.org", "@example.com",
       "a@", "a\u200bb@c.example", "x" * 65 + "@example.com",
       "a(b)@example.com", "a@under_score.example", "a@1.2.3.4"]
NONE = ["taro1…", "deant312hogwarts.edu"]        # no @: no address at all
MARKS = ["(Guest)", "(Unverified)", "(External)", "(Host)", "(Co-host)"]


class Person:
    def __init__(self, rng, number):
        self.domains = rng.choice(DOMAINS[:5] * 6 + DOMAINS[5:])
        self.local = rng.choice(LOCALS).format(n=number)
        # Some share a name: names never are keys.
        self.name = "%s %d" % (rng.choice(GIVEN),
                               number if rng.random() < 0.9 else 0)
        self.head = ("person", self.local.lower() + "@" + self.domains[0])
        self.listed = {"staff.example.net": "staff",
                       "hosts.example.net": "host"}.get(self.domains[0])


class Guest:
    """No address; number None: no name either."""

    def __init__(self, rng, number):
        self.name = None
        if number is not None:
            self.name = rng.choice(GUESTS).format(n=number)


def wide(text):
    return "".join(chr(ord(c) + 0xfee0) if "!" <= c <= "~" else c
                   for c in text)


def mixed(rng, text):
    """Letters in any case; only where that can be undone."""
    out = [rng.choice((c.lower(), c.upper())) for c in text]
    return "".join(new if len(new) == 1 and new.lower() == old.lower()
                   else old for new, old in zip(out, text))


def spell(rng, person):
    """Some spelling of the person's address."""
    if rng.random() < 0.35:
        return person.local + "@" + rng.choice(person.domains)
    domain = rng.choice(person.domains)
    if rng.random() < 0.15:
        domain += "."
    text = person.local + rng.choice("@@@@＠﹫") + domain
    turn = rng.random()
    if turn < 0.3:
        text = mixed(rng, text)
    elif turn < 0.45 and "ß" not in text and "ﬁ" not in text:
        text = text.upper()
    elif turn < 0.6:
        text = wide(text)
    elif turn < 0.7:
        text = unicodedata.normalize("NFD", text)
    wrap = rng.choice(["{}"] * 6 + [
        "mailto:{}", "Mailto:{}", "MAILTO:{}", "<{}>", "Some One <{}>",
        '"Some One" <{}>', "山田 <{}>", "One, Some <{}>", "'{}'", '"{}"',
        "“{}”"])
    edge = rng.choice(["{}"] * 6 + [
        " {} ", "\u00a0{}", "\u3000{}\u200e", "\u200b{}", "\ufeff{} ",
        "{}\t", " {}\u2060"])
    return edge.format(wrap.format(text))


def guest_key(name):
    """I2: the canonical display name; None where there is none."""
    if name is None or name.strip() in PLACEHOLDERS:
        return None
    key = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    for mark in MARKS:
        if key.endswith(" " + mark.casefold()):
            key = key[:-len(mark)].strip()
            break
    return key


def placeholder(rng):
    return rng.choice(PLACEHOLDERS[:1] * 6 + PLACEHOLDERS)


def show_person(rng, person):
    """A display name beside an address: it never matters."""
    turn = rng.random()
    if turn < 0.05:
        return "renamed (%s)" % person.name
    if turn < 0.09:
        return placeholder(rng)
    if turn < 0.12:
        return person.name + rng.choice(["\nsecond line", "\r\n2"])
    return person.name


def show_guest(rng, guest, marks=True):
    """Some spelling of a guest's name: all of them one guest."""
    if guest.name is None:
        return placeholder(rng)
    turn = rng.random()
    name = guest.name
    if turn < 0.08:
        name = name.upper()
    elif turn < 0.16:
        name = name.replace("ß", "ss").lower()
    elif turn < 0.24:
        name = name.replace(" ", "\u3000")
    elif turn < 0.32:
        name = "  " + name.replace(" ", "  ")
    elif turn < 0.38:
        name = wide(name)
    elif turn < 0.43:
        name = unicodedata.normalize("NFD", name)
    elif turn < 0.46:
        name = name.replace("fi", "ﬁ")
    elif turn < 0.48:
        name = name.replace(" ", "\n", 1)
    if marks and rng.random() < 0.12:
        name += " " + rng.choice(MARKS)
    return name


def split_name(name):
    """Given and family name that join to the same guest again."""
    parts = re.split(r"\s+", name.strip(), maxsplit=1)
    return parts[0], parts[1] if len(parts) > 1 else ""
