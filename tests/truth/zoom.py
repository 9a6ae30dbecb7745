"""zoom.py - Zoom's webinar attendee report: layouts A, B, C, two languages."""

import clock
import people
from export import STATUSES, Export

EN = dict(
    title="Attendee Report", generated="Report Generated:",
    host="Host Details", panelist="Panelist Details",
    attendee="Attendee Details", yes="Yes", no="No", approved="approved",
    claims=["Topic", "Webinar ID", "Actual Start Time",
            "Actual Duration (minutes)", "# Registered"],
    attended="Attended", name="User Name (Original Name)", given="First Name",
    family="Last Name", address="Email", registered="Registration Time",
    status="Approval Status", join="Join Time", leave="Leave Time",
    attendee_join="Join Time", minutes="Time in Session (minutes)",
    country="Country/Region Name")
PT = dict(
    title="Relatório de Participante", generated="Relatório Gerado:",
    host="Detalhes do anfitrião", panelist="Detalhes do Palestrante",
    attendee="Detalhes dos Participantes", yes="Sim", no="Não",
    approved="aprovado",
    claims=["Tópico", "ID do Webinar", "Hora de Início Real",
            "Duração Real (minutos)", "# Inscrito"],
    attended="Participou", name="Nome de usuário (nome original)",
    given="Nome", family="Sobrenome", address="E-mail",
    registered="Horário de inscrição", status="Status da Aprovação",
    join="Horário de entrada", leave="Horário de saída",
    attendee_join="Hora do Ingresso", minutes="Tempo em Sessão (minutos)",
    country="Nome do país/da região")
QUESTIONS = ['Profession (if student, "Student", not target)', "Main interest"]
FIELDS = ["Country/Region", "Organization", "Job Title"]
ANSWERS = ["", "two\nlines, quoted", 'says "no"', "Student", "--"]


class ZoomWebinar(Export):
    has_id = True

    def __init__(self, rng, name, show, zone, cast, layout):
        super().__init__(rng, name, show, zone)
        self.layout = layout
        self.words = PT if layout == "B" and rng.random() < 0.4 else EN
        self.registers = layout != "C" or rng.random() < 0.6
        self.guests = layout != "A" and rng.random() < 0.6   # Is Guest
        self.fields = FIELDS if layout == "B" and rng.random() < 0.3 else []
        self.questions = (rng.sample(QUESTIONS, rng.choice([0, 1, 2]))
                          if layout == "B" else [])
        self.style = self.brief = clock.Zoom(zone)
        if layout == "C":
            order = rng.choice(["mdy", "dmy"])
            kinds = [lambda: clock.Numeric(zone, order)] * 3 + [
                lambda: clock.Numeric(zone, order, "%H:%M:%S"),
                lambda: clock.Marked(zone, order)]
            self.style = self.brief = rng.choice(kinds)()
        else:
            self.brief = (clock.ZoomMinutePt if self.words is PT
                          else clock.ZoomMinute)(zone)
        self.preamble()
        self.section("host", cast)
        self.section("panelist", cast)
        self.attendees(cast)

    def preamble(self):
        words, show, end = self.words, self.show, []
        if self.layout != "C":
            end = [""]
        self.end_cells = end
        self.title(words["title"], *end)
        start = self.brief.text(show.start)
        if self.layout == "C":
            self.title("Report generated time", self.generate(self.brief))
            self.title(*words["claims"][:4], "Total Users", "Unique Viewers")
            self.title("T", self.platform_id(), start, 60, 3, 3)
        else:
            self.title(words["generated"], self.generate(self.brief))
            self.title(*words["claims"])
            self.title('T, or "T"', self.platform_id(), start, " 60", " 10")

    def platform_id(self):
        digits = self.show.platform_id or "70012345678"
        gap = self.rng.choice(["", " ", "-"])
        return gap.join((digits[:3], digits[3:7], digits[7:]))

    def minutes(self, join, leave):
        return -(-(leave - join) // 60) or 1

    # -- hosts, panelists ----------------------------------------------

    def section(self, table, cast):
        words, rng = self.words, self.rng
        entries = [e for e in cast if e.role == table]
        absent = [p for p in self.show.absent if rng.random() < 0.7]
        if table == "host":
            absent = []
        if not entries and not absent and rng.random() < 0.7:
            return
        self.title(words[table], *self.end_cells)
        name = words["name"]
        if self.layout == "A":
            name = "User Name"
        self.title(words["attended"], name, words["address"], words["join"],
                   words["leave"], words["minutes"],
                   *(["Is Guest"] if self.guests else []), words["country"])
        for entry in entries:
            for join, leave in entry.stays:
                self.stay(table, table, entry.who, join, leave, None)
        for who in absent:
            address, shown, head = self.identity(who)
            self.row(table, "no_show", [
                words["no"], shown, address, "--", "--", "--",
                *([""] if self.guests else []), ""])
            self.note_absent(who, head, table)

    # -- attendees ---------------------------------------------------------

    def attendees(self, cast):
        words, rng = self.words, self.rng
        others = set()
        if rng.random() < 0.5:
            others = {e for e in cast if isinstance(e.who, people.Guest)
                      and rng.random() < 0.6 and e.role == "attendee"}
        self.title(words["attendee"], *self.end_cells)
        self.title(*self.header())
        entries = [e for e in cast if e.role == "attendee"
                   and e not in others]
        registered = set(self.show.registered)
        for entry in entries:
            said = entry.who in registered and rng.random() < 0.8
            for at, (join, leave) in enumerate(entry.stays):
                say = said and (at == 0 or rng.random() < 0.05)
                self.stay("attendee", "attendee", entry.who, join, leave, say)
            if entry.untimed is not None:
                self.untimed(entry, said and not entry.stays)
        self.absent({e.who for e in entries})
        for _ in range(rng.choice([0, 0, 0, 1, 2])):
            self.broken()
        if others:
            self.title("Other Attended", *self.end_cells)
            self.title("User Name", "Join Time", "Leave Time",
                       "Time in Session (minutes)", "Country/Region Name")
            for entry in sorted(others, key=cast.index):
                self.other(entry)

    def header(self):
        words = self.words
        if not self.registers:
            return [words["attended"], words["name"], words["address"],
                    words["join"], words["leave"], words["minutes"],
                    *(["Is Guest"] if self.guests else []), words["country"]]
        names = [] if self.layout == "A" else [words["name"]]
        phone = ["Phone"] if self.layout == "C" else []
        return [words["attended"], *names, words["given"], words["family"],
                words["address"], *phone, *self.fields, words["registered"],
                words["status"], words["attendee_join"], words["leave"],
                words["minutes"], *(["Is Guest"] if self.guests else []),
                *self.questions, words["country"]]

    def line(self, table, attended, name, address, registration, times,
             minutes):
        """One record of a section with `Attended`, in the header's order."""
        tail = [minutes, *([self.rng.choice(["Yes", "No"])]
                           if self.guests else [])]
        country = self.rng.choice(["Japan", "India", "", "NA"])
        self.values = dict(guess=country)
        if table != "attendee" or not self.registers:
            return [attended, name, address, *times, *tail, country]
        given, family = people.split_name(name)
        names = [] if self.layout == "A" else [name]
        phone = ["+1 555"] if self.layout == "C" else []
        answers = [self.rng.choice(ANSWERS) for _ in self.questions]
        said = [self.rng.choice(["Japan", "", "x, y"]) for _ in self.fields]
        if self.fields:
            self.values.update(country=said[0], organisation=said[1])
        return [attended, *names, given, family, address, *phone, *said,
                *registration, *times, *tail, *answers, country]

    def empty(self):
        return self.rng.choice(["", "", "--", "NA"]), self.rng.choice(["", ""])

    def stay(self, table, role, who, join, leave, say):
        address, name, head = self.identity(who)
        times, join, leave = self.times(self.style, join, leave, head)
        said, meaning = self.empty(), [None]
        if say and self.registers:
            text, word, *meaning = self.registration(
                self.style, head, self.choice(), stay=True)
            said = text, word
            self.note_registration(who, head, *meaning)
        attended = self.words["yes"]
        if self.rng.random() < 0.02:
            attended = self.rng.choice([self.words["no"], "", "--"])
        self.note_stay(who, head, join, leave, role)
        self.row(table, "stay", self.line(
            table, attended, name, address, said, times,
            self.minutes(join, leave)))
        self.note_values(
            lambda w: head or ("guest", (w.slug, join, leave)), meaning[0],
            **self.values)

    def choice(self):
        return [(self.words["approved"], "approved")] + STATUSES[1:]

    def untimed(self, entry, say):
        address, name, head = self.identity(entry.who)
        said, meaning = self.empty(), [None]
        if say and self.registers:
            text, word, *meaning = self.registration(
                self.style, head, self.choice(), stay=True)
            said = text, word
            self.note_registration(entry.who, head, *meaning)
        known = self.rng.random() < 0.8
        self.note_untimed(entry.who, head, entry.untimed * 60 * known,
                          "attendee")
        self.row("attendee", "untimed", self.line(
            "attendee", self.words["yes"], name, address, said, ["--", "--"],
            entry.untimed if known else "--"))
        self.note_values(lambda w: head or ("guest", (w.slug, "untimed")),
                         meaning[0], **self.values)

    def absent(self, came):
        """`No` rows: of those who did not come, and of some who did."""
        for who in self.show.registered:
            if self.rng.random() > (0.12 if who in came else 0.75):
                continue
            address, name, head = self.identity(who)
            text, word, *meaning = self.registration(
                self.style, head, self.choice())
            kind, attended = "no_show", self.words["no"]
            if not self.registers:
                meaning = [None, "approved", False]
            elif self.rng.random() < 0.03:
                kind, attended = "registered", self.rng.choice(["", "--"])
            if kind == "no_show":
                self.note_absent(who, head, "attendee")
            self.note_registration(who, head, *meaning)
            self.row("attendee", kind, self.line(
                "attendee", attended, name, address, (text, word),
                ["--", self.rng.choice(["--", ""])], "--"))
            if head and head[0] == "person":     # a guest is who came
                self.note_values(lambda w, head=head: head, meaning[0],
                                 **self.values)

    def broken(self):
        who = self.rng.choice(self.show.registered)
        address, name, head = self.identity(who)
        said = self.registration(self.style, head, self.choice())[:2]
        self.row("attendee", "rejected", self.line(
            "attendee", self.words["yes"], name, address, said,
            self.bad_times(self.style), 5))

    def other(self, entry):
        for join, leave in entry.stays:
            name = people.show_guest(self.rng, entry.who)
            head = self.guest(name)
            times, starts, ends = self.times(self.brief, join, leave, head)
            self.note_stay(entry.who, head, starts, ends, "attendee")
            self.row("other", "stay", [
                name, *times, self.minutes(starts, ends), "India"])
            self.note_values(
                lambda w, head=head, at=(starts, ends):
                head or ("guest", (w.slug, *at)), None, guess="India")
