"""layouts.py - the slow, obvious reader of the exports of others.

One small function per layout; each takes the records of a file, [(line,
cells)], and returns a Reading: rows as dicts of our words for columns, and
what the file says about itself.  Nothing is guessed: which layout, encoding
and delimiter a file has is told by whoever looked at it (formats.py).
"""

import csv
import io
import re

PLACEHOLDERS = {"", "-", "--", "NA", "N/A", "n/a", "None", "null",
                "anonymous", "Anonymous"}
# What a header says, by our word for the column.
WORDS = {
    "name": ["Name (Original Name)", "Name (original name)", "User Name",
             "名前 (元の名前)", "Full Name", "Nome Completo", "Nom complet",
             "Nama", "Name", "Imię i nazwisko"],
    "address": ["User Email", "Email", "ユーザーメール", "E-mail",
                "Adres e-mail", "Attendee Email"],
    "upn": ["Participant ID (UPN)", "Identyfikator uczestnika (UPN)"],
    "role": ["Role", "Rôle", "Rola"],
    "join": ["Join Time", "Join time", "参加時刻", "Heure d'arrivée",
             "First join", "Pierwsze dołączenie", "Godzina dołączenia"],
    "leave": ["Leave Time", "Leave time", "退出時刻", "Heure de départ",
              "Last leave", "Ostatnie wyjście", "Godzina opuszczenia"],
    "minutes": ["Total Duration (Minutes)", "Total duration (minutes)"],
    "given": ["First Name"],
    "family": ["Last Name"],
    "attended": ["Attended"],
    "registered": ["Registration Date", "Order Date"],
    "status": ["Approval Status", "Attendee Status"],
    "action": ["User Action", "Atividade"],
    "time": ["Timestamp", "Data e hora"],
    "waiting": ["In Waiting Room", "In waiting room"],
}
WORD = {header: word for word, all in WORDS.items() for header in all}
# Claims of preambles.
CLAIMS = {
    "# Registered": "registered", "# Inscrito": "registered",
    "# Cancelled": "cancelled", "# Cancelado": "cancelled",
    "Unique Viewers": "unique_viewers", "Unique viewers": "unique_viewers",
    "Visualizadores específicos": "unique_viewers",
    "Total Users": "total_users", "Total de usuários": "total_users",
    "Max Concurrent Views": "max_concurrent",
    "Max concurrent views": "max_concurrent",
    "Máximo de visualizações simultâneas": "max_concurrent",
    "Participants": "participants",
    "Total Number of Participants": "participants",
    "Nombre total de participants": "participants",
    "Attended participants": "participants",
    "Liczba uczestniczących": "participants",
    "Total Attended": "participants",
}


class Meeting:
    """What the file says about one meeting in it."""

    def __init__(self):
        self.platform_id = None
        self.hosts = set()
        self.end = None
        self.claims = {}

    def claim(self, header, text):
        text = text.strip()
        if header.strip() in CLAIMS and re.fullmatch(r"\d+", text):
            self.claims[CLAIMS[header.strip()]] = int(text)

    def claim_all(self, headers, values):
        for header, text in zip(headers, values):
            self.claim(header, text)


class Reading:
    def __init__(self):
        self.meetings = [Meeting()]
        self.rows = []              # dicts, in the order of the file
        self.dates = []             # dates that stand outside of the tables

    def add(self, table, line, named, meeting=0):
        self.rows.append(dict(named, table=table, line=line, meeting=meeting))


def records_of(path, encoding, delimiter):
    """[(line, cells)]: the line at which a record begins."""
    with open(path, "rb") as file:
        text = file.read().decode(encoding)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    records, line = [], 1
    for cells in reader:
        records.append((line, [cell.strip() for cell in cells]))
        line = reader.line_num + 1
    return records


def blank(cells):
    return not any(cells)


def value(text):
    formula = re.fullmatch(r'="(.*)"', text)
    text = formula[1].strip() if formula else text
    return None if text in PLACEHOLDERS else text


def named(header, cells):
    """A row by our words; the first of two columns of one name."""
    row = {}
    for title, text in zip(header, cells):
        if title in WORD:
            row.setdefault(WORD[title], value(text))
    return row


def table(reading, name, header, records, meeting=0):
    for line, cells in records:
        if not blank(cells):
            reading.add(name, line, named(header, cells), meeting)


def digits(text):
    return re.sub(r"[ -]", "", text)


def zoom_meeting(records):
    """Participants or unique users, with the info block or without."""
    reading = Reading()
    if records[0][1][0].lstrip("\ufeff") == "Meeting ID":
        titles, values = records[0][1], records[1][1]
        block = dict(zip(titles, values))
        one = reading.meetings[0]
        one.platform_id = digits(values[0])
        one.hosts.add(block["User Email"])
        one.end = block["End Time"]
        one.claim_all(titles, values)
        reading.dates += [block["Start Time"], block["End Time"]]
        records = [record for record in records[2:] if not blank(record[1])]
    table(reading, "participants", records[0][1], records[1:])
    return reading


def zoom_usage(records):
    """Many meetings: 16 columns about the meeting, 8 about the participant.

    Its counts of participants are columns, no claims of a preamble.
    """
    reading, known = Reading(), []
    reading.meetings = []
    header = records[0][1]
    for line, cells in records[1:]:
        if blank(cells):
            continue
        about = dict(zip(header[:16], cells))
        key = about["ID"], about["Start time"]
        if key not in known:
            known.append(key)
            one = Meeting()
            one.platform_id = digits(about["ID"])
            one.hosts.add(about["Host email"])
            one.end = about["End time"]
            reading.meetings.append(one)
        reading.dates += [about[title] for title in (
            "Start time", "End time", "Creation time")]
        reading.add("participants", line, named(header[16:], cells[16:]),
                    known.index(key))
    return reading


def webex(records):
    reading = Reading()
    header = records[0][1]
    table(reading, "participants", header, records[1:])
    reading.meetings[0].end = value(records[1][1][header.index(
        "Event End Time")])
    return reading


def gotowebinar(records):
    reading = Reading()
    one = reading.meetings[0]
    for at, (_, cells) in enumerate(records):
        if cells[:2] == ["Webinar Name", "Webinar ID"]:
            one.platform_id = digits(records[at + 1][1][1])
        if cells[0] == "Total Attended":
            one.claim(cells[0], records[at + 1][1][0])
        if cells[0] == "Attended":
            table(reading, "attendee", cells, records[at + 1:])
            return reading


def eventbrite(records):
    reading = Reading()
    table(reading, "registrants", records[0][1], records[1:])
    return reading


def teams_list(records):
    reading = Reading()
    table(reading, "events", records[0][1], records[1:])
    return reading


def teams_v1(records):
    """An info block, a blank line, one table; or the table alone."""
    reading = Reading()
    one = reading.meetings[0]
    at = 0
    while len([cell for cell in records[at][1] if cell]) < 5:
        title, *rest = records[at][1] or [""]
        if rest:
            one.claim(title, rest[0])
        if title in ("Meeting Start Time", "Meeting End Time", "Heure de fin",
                     "Heure de début de la réunion"):
            reading.dates.append(rest[0])
            one.end = rest[0]       # the end stands last
        at += 1
    table(reading, "participants", records[at][1], records[at + 1:])
    return reading


def teams_v2(records):
    """Sections by their numbers; of the second and third, first the header."""
    reading = Reading()
    section, header = None, None
    for line, cells in records:
        if blank(cells):
            continue
        title = re.match(r"([123])\. ", cells[0])
        if title and blank(cells[1:]):
            section, header = title[1], None
        elif section == "1":
            reading.meetings[0].claim(cells[0], cells[1])
            if re.match(r"\d+/", cells[1]):
                reading.dates.append(cells[1])
        elif header is None:
            header = cells
        else:
            reading.add({"2": "participants", "3": "activities"}[section],
                        line, named(header, cells))
    return reading


def zoom_webinar_preamble(records):
    """What samples.py, which reads the tables, leaves out."""
    one = Meeting()
    titles, values = records[2][1], records[3][1]
    one.platform_id = digits(values[1])
    one.claim_all(titles, values)
    return one
