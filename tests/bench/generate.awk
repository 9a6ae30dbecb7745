# generate.awk - one Zoom webinar attendee report (layout B), and its plain rows.
#
#   awk -f generate.awk -v rows=N -v share=S -v seed=X -v series=I -v webinar=J \
#       -v day="Jun 29, 2021" -v month_before=May -v platform="812 0001 0001" \
#       -v export=FILE [-v plain=FILE] </dev/null
#
# `rows` rows of attendees, of `share` times as many addresses, in an order like
# Zoom's: whoever comes back stands behind their first row, one in ten of them
# much later. A quarter of the registered did not come, one in fifty who came had
# not registered, a few wrote their address in capitals; names of all the world.
# Beside them a host, panelists (every third listened, too) and who came without
# an address. A person is a number: the same in every file, so webinar j + 1 of a
# series has half of the people of webinar j, and another seed has the same
# people at other times. Into `plain` go the attendees alone, without any header,
# for tools that know nothing of sections. The same arguments, the same bytes: by
# mawk and by gawk, since the random numbers are our own.

# 0 <= random() < n, whole; the generator of Park and Miller.
function random(n) {
    state = state * 16807 % 2147483647
    return int(state / 2147483647 * n)
}

function lists(    i, n, field, kinds, kind, top) {
    FIRST = split("Aiko Abebe Ana Andrés Anja Chiara Chinga David Elena Emma" \
        " Fatima Grace Haruto Hiroshi Ines Ivan James Jan Jürgen Kenji Kofi" \
        " Lars Li Lucía Maria Mei Mohamed Nadia Olga Omar Pedro Priya Rosa" \
        " Samuel Sofia Tomás Wei Yuki Zoë 花子", first, " ")
    FAMILY = split("Abe Andersson Bauer Bianchi Costa Dubois Evans Fischer" \
        " García Haile Hansen Ito Ivanova Jansen Kato Kim Kowalski Kumar Lee" \
        " Lopez Mbeki Meyer Müller Nakamura Nguyen Novak Okafor Otieno Park" \
        " Patel Pereira Rossi Santos Sato Schmidt Silva Singh Smith Suzuki" \
        " Tanaka Tran Vargas Wagner Wang Weber Williams Yamada Zhang 山田 佐藤",
        family, " ")
    plain_letters(first, FIRST)
    plain_letters(family, FAMILY)
    COUNTRY = split("Japan|Japan|Japan|Austria|Austria|United States|India" \
        "|Germany|Kenya|Ethiopia|Brazil|France|Viet Nam|Philippines|Thailand" \
        "|Indonesia|Nigeria|South Africa|Mexico|Spain|Italy|United Kingdom" \
        "|China|\"Korea, Republic of\"|Egypt|Peru|Poland|Türkiye|Ukraine|",
        country, "|")
    n = split("recycling energy water chemistry farming textiles", field, " ")
    kinds = split("Institute of|Ministry of|University of|Chamber of" \
        "|Centre for|Network for|Müller & Söhne, |Start-up", kind, "|")
    split("com net org", top, " ")
    for (i = 0; i < 5000; i++) {
        organisation[i] = kind[i % kinds + 1] " " field[i % n + 1] " " i
        if (organisation[i] ~ /,/)
            organisation[i] = "\"" organisation[i] "\""
        domain[i] = field[i % n + 1] "-" i ".example." top[i % 3 + 1]
    }
}

# The names as addresses have them: letters of ASCII only.
function plain_letters(names, count,    i, name) {
    for (i = 1; i <= count; i++) {
        name = names[i]
        gsub(/é/, "e", name)
        gsub(/í/, "i", name)
        gsub(/á/, "a", name)
        gsub(/ü/, "ue", name)
        gsub(/ë/, "e", name)
        gsub(/花子/, "hanako", name)
        gsub(/山田/, "yamada", name)
        gsub(/佐藤/, "sato", name)
        ascii[names[i]] = name
    }
}

# Sets what a person always is: given, surname, address, office, home.
function person(p,    number) {
    given = first[p % FIRST + 1]
    surname = family[int(p / FIRST) % FAMILY + 1]
    number = int(p / (FIRST * FAMILY))
    office = p * 7919 % 5000
    address = ascii[given] "." ascii[surname] (number ? number : "") "@" domain[office]
    home = country[p * 31 % COUNTRY + 1]
}

function clock(second) {
    if (!(second in clocks))
        clocks[second] = sprintf("%02d:%02d:%02d", int(second / 3600),
            int(second / 60) % 60, second % 60)
    return clocks[second]
}

# As the preamble and who came without an address have it.
function half_clock(second,    hour) {
    hour = int(second / 3600)
    return sprintf("\"%s %d:%02d %s\"", day, (hour + 11) % 12 + 1,
        int(second / 60) % 60, hour < 12 ? "AM" : "PM")
}

function stay(from, till) {
    return "\"" day " " clock(from) "\",\"" day " " clock(till) "\"," \
        int((till - from) / 60) + 1
}

function put(row) {
    print row > export
    if (plain != "")
        print row > plain
}

# Rows that come back late: the oldest, once enough others wait.
function put_late(waiting) {
    while (last_late - first_late > waiting) {
        put(late[first_late])
        delete late[first_late++]
    }
}

function preamble() {
    print "Attendee Report," > export
    print "Report Generated:,\"" day " 9:50 PM\"" > export
    print "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)," \
        "# Registered,# Cancelled,Unique Viewers,Total Users," \
        "Max Concurrent Views" > export
    print "Webinar " webinar " of series " series "," platform "," \
        half_clock(START) ", 164, " persons ", 0," int(persons * 3 / 4) "," \
        rows ",0" > export
}

function staff(title, count, start,    i, from) {
    print title "," > export
    print "Attended,User Name (Original Name),Email,Join Time,Leave Time," \
        "Time in Session (minutes),Country/Region Name" > export
    for (i = 0; i < count; i++) {
        person(title ~ /^Host/ || i % 3 ? start + i : base + i)
        from = START + random(1200)
        print "Yes," given " " surname "," address "," \
            stay(from, from + 4000 + random(3000)) "," home > export
    }
}

function others(count,    i, from, till) {
    print "Other Attended," > export
    print "User Name,Join Time,Leave Time,Time in Session (minutes)," \
        "Country/Region Name" > export
    for (i = 0; i < count; i++) {
        from = START + random(3600)
        till = from + 120 + random(3600)
        print (i % 4 ? "Room " (webinar * 7 + i) : "iPhone") "," \
            half_clock(from) "," half_clock(till) "," \
            int((till - from) / 60) + 1 "," country[random(COUNTRY) + 1] > export
    }
}

# How many rows somebody has who came, so that all come out at `rows`.
function rows_of(left_persons, left_rows,    spare, chance, count) {
    spare = left_rows - left_persons
    if (left_persons == 1)
        return left_rows
    chance = spare / (spare + 0.75 * left_persons)
    count = 1
    while (count <= spare && count < 29 && random(1000000) < chance * 1000000)
        count++
    return count
}

function registration() {
    return "\"" month_before " " days[random(28)] clock(random(86400)) \
        "\",approved,"
}

# One person's rows; returns how many.
function attendee(p, left_persons, left_rows,    who, count, span, from, till, i, row,
                  seen_in, late_one) {
    person(p)
    who = given " " surname "," given "," surname ","
    if (!random(100))
        who = "\"" surname ", " given "\"," given "," surname ","
    who = who (random(50) ? tolower(address) : address) "," home "," \
        organisation[office] ","
    if (left_persons > 1 && !random(4)) {
        put("No," who registration() "--,--,--,--")
        return 1
    }
    count = rows_of(left_persons, left_rows)
    seen_in = random(10) ? home : country[random(COUNTRY) + 1]
    span = 5400 / count
    from = START + random(3600)
    late_one = !random(10)
    for (i = 0; i < count; i++) {
        till = from + 5 + random(span)
        if (i && i == count - 1 && !random(300)) # had registered twice
            row = "No," who registration() "--,--,--,--"
        else
            row = "Yes," who (i || !random(50) ? ",," : registration()) \
                stay(from, till) "," seen_in
        if (i && late_one)
            late[last_late++] = row
        else
            put(row)
        from = random(8) ? till + random(300) : till - random(till - from)
    }
    return count
}

BEGIN {
    START = 8 * 3600
    persons = int(rows * share)
    base = (webinar - 1) * int(persons / 2)
    state = 1 + (seed * 7919 + series * 104729 + webinar * 1299709) % 2147483646
    random(1)
    random(1)
    first_late = last_late = 0
    for (i = 0; i < 28; i++)
        days[i] = sprintf("%02d, 2021 ", i + 1)
    lists()
    preamble()
    staff("Host Details", 1, 900000000)
    staff("Panelist Details", rows < 40000 ? 4 + int(rows / 1000) : 44, 900000001)
    print "Attendee Details," > export
    print "Attended,User Name (Original Name),First Name,Last Name,Email," \
        "Country/Region,Organization,Registration Time,Approval Status," \
        "Join Time,Leave Time,Time in Session (minutes)," \
        "Country/Region Name" > export
    left = rows
    for (i = 0; i < persons; i++) {
        left -= attendee(base + i, persons - i, left)
        put_late(1000)
    }
    put_late(0)
    others(2 + (rows < 1000000 ? int(rows / 500) : 2000))
}
