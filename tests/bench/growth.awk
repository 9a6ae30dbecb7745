# growth.awk - the tables of COST.md, from the lines that growth measured.
#
#   awk -f growth.awk -v large=WHAT LINES
#
# A line, separated by tabs: what, rows, heads, stays; WAL, bytes of facts, their
# index, united heads, their index before the import and the same behind it; seconds,
# CPU seconds of the program and of the server, peak KB of the import and, in the
# same order, of a report. What 10^9 stays a year are is worked out from `large`.

function mb(bytes) { return bytes / 1048576 }

function added(i) { return mb($(9 + i) - $(4 + i)) }

function year(what, value, unit, factor, large_unit) {
    printf "| %-35s | %12.1f %-2s | %17.1f %-2s |\n", what, value, unit,
        value * factor, large_unit
}

BEGIN {
    FS = "\t"
    print "| import of                |    rows |   heads |  s, wall | CPU s | server's |" \
        " peak MB | WAL MB | facts MB | index | united MB | index | report s |"
    print "| :----------------------- | ------: | ------: | -------: | ----: | -------: |" \
        " ------: | -----: | -------: | ----: | --------: | ----: | -------: |"
}

{
    printf "| %-24s | %7d | %7d | %8.2f | %5.2f | %8.2f | %7.0f | %6.1f | %8.1f |" \
        " %5.1f | %9.1f | %5.1f | %8.3f |\n", $1, $2, $3, $15, $16, $17,
        $18 / 1024, added(1), added(2), added(3), added(4), added(5), $19
}

$1 == large {
    million = 1000000 / $4
    heads = $3 * million
    wal = added(1) * million
    facts = added(2) * million
    facts_index = added(3) * million
    wall = $15 * million
    client = $16 * million
    server = $17 * million
}

$1 == "export 2 of a webinar" { united = (added(4) + added(5)) / $3 }

END {
    print "\n| for                                 | a million stays |    10^9 stays a year |"
    print "| :---------------------------------- | --------------: | -------------------: |"
    gb = 1000 / 1024
    hours = 1000 / 3600
    year("facts", facts, "MB", gb, "GB")
    year("their index", facts_index, "MB", gb, "GB")
    year("united, if all heads have 2 exports", united * heads, "MB", gb, "GB")
    year("WAL", wal, "MB", gb, "GB")
    year("CPU time of headcount", client, "s", hours, "h")
    year("CPU time of the server", server, "s", hours, "h")
    year("imports one behind the other", wall, "s", hours, "h")
}
