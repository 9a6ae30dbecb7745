#!/usr/bin/env python3
# vectors.py - prints refs computed by Python's hashlib, to compare ours with.
#
#     python3 tests/unit/ingest/vectors.py > tests/data/vectors.txt
#
# tests/unit/ingest/identity.c reads that file; tests/cli/vectors.bats prints
# it anew and compares. Nothing here knows the program: keys by RFC 7693 and
# libsodium's documentation of crypto_kdf, canonical forms by hand.
#
# A line is a kind, its inputs and the result, separated by tabs.
import hashlib
import struct
import sys
import unicodedata

ROOT = bytes(range(32))
REALM, GUEST, FILE, CHECK, ID = 1, 2, 4, 5, 6


def blake(key, message, size):
    return hashlib.blake2b(message, key=key, digest_size=size).digest()


def kdf(number):
    return hashlib.blake2b(
        b"", key=ROOT, digest_size=32,
        salt=struct.pack("<Q", number).ljust(16, b"\0"),
        person=b"hcrealm_".ljust(16, b"\0")).digest()


def subkey(number, name):
    return blake(kdf(number), name.encode(), 32)


# realm, cell, canonical address
PERSONS = [
    ("isid-2021", "a.b@example.org", "a.b@example.org"),
    ("isid-2021", "A.B@Example.ORG", "a.b@example.org"),
    ("isid-2021", " a.b@example.org. ", "a.b@example.org"),
    ("isid-2021", '"A B" <a.b@EXAMPLE.org>', "a.b@example.org"),
    ("isid-2021", "ａ．ｂ＠ｅｘａｍｐｌｅ．ｏｒｇ", "a.b@example.org"),
    ("isid-2021", "mailto:a.b@example.org", "a.b@example.org"),
    ("isid-2021", "x@bücher.example", "x@xn--bcher-kva.example"),
    ("isid-2021", "x@xn--bcher-kva.example", "x@xn--bcher-kva.example"),
    ("isid-2021", "josé@e.org", "jos\u00e9@e.org"),
    ("isid-2021", "jose\u0301@e.org", "jos\u00e9@e.org"),
    ("isid-2021", "straße@e.org", "straße@e.org"),
    ("isid-2021", "strasse@e.org", "strasse@e.org"),
    ("isid-2021", "ﬁnn@e.org", "ﬁnn@e.org"),
    ("isid-2021", "a..b@e.org", "a..b@e.org"),
    ("isid-2021", "Bob@GoogleMail.com", "bob@gmail.com"),
    ("isid-2021", "o'neil@日本語。jp", "o'neil@xn--wgv71a119e.jp"),
    ("other", "a.b@example.org", "a.b@example.org"),
    ("", "a.b@example.org", "a.b@example.org"),
    ("isid-2021", "x" * 64 + "@" + "y" * 63 + ".example",
     "x" * 64 + "@" + "y" * 63 + ".example"),
]

# realm, cell, loose form
LOOSE = [
    ("isid-2021", "a.b+c.d@gmail.com", "ab@gmail.com"),
    ("isid-2021", "a.b+c.d@outlook.com", "a.b@outlook.com"),
]

# realm, series, cell, display name without the platforms' marks
GUESTS = [
    ("isid-2021", "isid-2021", "iPhone", "iPhone"),
    ("isid-2021", "isid-2021", "  Ann   Example (Guest)", "Ann Example"),
    ("isid-2021", "isid-2021", "ＡＮＮ　Example", "Ann Example"),
    ("isid-2021", "isid-2021", "Straße (External) (Unverified)", "Straße"),
    ("isid-2021", "isid-2021", "New (Old)", "New (Old)"),
    ("isid-2021", "other", "iPhone", "iPhone"),
    ("other", "isid-2021", "iPhone", "iPhone"),
]

# realm, series, webinar, join, leave
NAMELESS = [
    ("isid-2021", "isid-2021", "day1", 1624950000, 1624953600),
    ("isid-2021", "isid-2021", "day1", 1624950000, 1624950000),
    ("isid-2021", "isid-2021", "day2", 1624950000, 1624953600),
    ("isid-2021", "isid-2021", "day1", -1, 0),
]


def fold(name):
    name = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", name).split())


def lines():
    yield "root", ROOT.hex()
    yield "key_id", blake(kdf(ID), b"headcount", 8).hex()
    yield "check", blake(kdf(CHECK), b"headcount", 32).hex()
    yield "file", "bytes of a file", blake(kdf(FILE), b"bytes of a file",
                                           32).hex()
    yield "canary", "isid-2021", blake(subkey(REALM, "isid-2021"),
                                       b"headcount@example.org", 16).hex()
    for kind, table in (("person", PERSONS), ("loose", LOOSE)):
        for realm, cell, canonical in table:
            key = subkey(REALM, realm)
            yield kind, realm, cell, blake(key, canonical.encode(), 16).hex()
    for realm, series, cell, name in GUESTS:
        message = b"n" + series.encode() + b"\0" + fold(name).encode()
        yield "guest", realm, series, cell, blake(subkey(GUEST, realm),
                                                  message, 16).hex()
    for realm, series, webinar, join, leave in NAMELESS:
        message = (b"s" + series.encode() + b"\0" + webinar.encode() + b"\0" +
                   struct.pack("<qq", join, leave))
        yield ("nameless", realm, series, webinar, str(join), str(leave),
               blake(subkey(GUEST, realm), message, 16).hex())
    message = b"u" + b"isid-2021" + b"\0" + b"day1"
    yield "untimed", "isid-2021", "isid-2021", "day1", blake(
        subkey(GUEST, "isid-2021"), message, 16).hex()


out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n")
for line in lines():
    out.write("\t".join(line) + "\n")
