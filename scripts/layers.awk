# layers.awk - fails when a file of src/ includes what its place forbids.
#
#   awk -f scripts/layers.awk src/*.c src/*/*.[ch]
#
# 1. A file includes its own layer or lower; ingest, store and report do not
#    know each other: main > cmd > ingest, store, report > model > wrap > base.
# 2. The header of an outside library only in its own module of src/wrap/.
# 3. No rings: a module is NAME.c and NAME.h (a large one has NAME_part.c, too);
#    nothing includes what, by any way round, includes it.
# 4. Only src/cmd, main.c and base/say.c print (and x_alloc, at the very end).

function complain(text) {
    print FILENAME ":" FNR ": " text
    bad = 1
}

function layer(path) {
    sub(/^src\//, "", path)
    if (path !~ /\//)
        return "main"
    sub(/\/.*$/, "", path)
    return path
}

function module(path) {
    sub(/^src\//, "", path)
    sub(/\.[ch]$/, "", path)
    return path
}

# Comments and strings out, so that only code is looked at.
function code(line,    kept, at) {
    kept = ""
    gsub(/\\./, "", line)
    gsub(/"[^"]*"/, "\"\"", line)
    while (line != "") {
        if (in_comment) {
            at = index(line, "*/")
            if (!at)
                return kept
            line = substr(line, at + 2)
            in_comment = 0
            continue
        }
        at = index(line, "/*")
        if (!at)
            return kept line
        kept = kept substr(line, 1, at - 1)
        line = substr(line, at + 2)
        in_comment = 1
    }
    return kept
}

# The module of a part: db_copy and db_link belong to db.
function whole(name,    short) {
    short = name
    sub(/_[a-z0-9]+$/, "", short)
    return short in known ? short : name
}

function fold(    name, i, count, to) {
    for (name in known) {
        count = split(includes[name], to, " ")
        for (i = 1; i <= count; i++)
            if (whole(to[i]) != whole(name))
                edges[whole(name)] = edges[whole(name)] " " whole(to[i])
    }
}

function follow(name,    i, count, next_names) {
    seen[name] = 1
    path[++depth] = name
    on_path[name] = depth
    count = split(edges[name], next_names, " ")
    for (i = 1; i <= count; i++) {
        if (on_path[next_names[i]])
            ring(next_names[i])
        else if (!seen[next_names[i]])
            follow(next_names[i])
    }
    delete on_path[name]
    depth--
}

function ring(name,    i, text) {
    for (i = on_path[name]; i <= depth; i++)
        text = text path[i] " > "
    print "src: include ring: " text name
    bad = 1
}

BEGIN {
    rank["base"] = 1
    rank["wrap"] = 2
    rank["model"] = 3
    rank["ingest"] = rank["store"] = rank["report"] = 4
    rank["cmd"] = 5
    rank["main"] = 6
    # Headers of outside libraries: a pattern, and the modules allowed.
    home["^libpq|^postgres|^pg_"] = "^wrap/db(_[a-z]+)?$"
    home["^csv\\.h$"] = "^wrap/csv$"
    home["^sodium"] = "^wrap/crypto$"
    home["^idn2"] = "^wrap/idna$"
    home["^xlsxwriter"] = "^wrap/xlsx$"
    home["^uni[a-z]*\\.h$"] = "^wrap/unicode$"
    home["^g(lib|io)"] = "^wrap/zone$"
    home["^iconv\\.h$"] = "^wrap/charset$"
    # What C and Linux themselves bring may be used anywhere.
    own = "^(assert|ctype|endian|errno|fcntl|float|inttypes|langinfo|limits|locale|" \
        "ftw|math|poll|pthread|pwd|grp|dirent|fnmatch|glob|libgen|signal|spawn|" \
        "stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdio_ext|" \
        "stdlib|stdnoreturn|string|strings|sysexits|termios|threads|time|unistd|" \
        "wchar|sys/[a-z]+)\\.h$"
    prints = "(^|[^a-z_])(stdout|stderr|v?printf|puts|putchar|perror|psignal)" \
        "([^a-z_0-9]|$)"
}

FNR == 1 {
    here = layer(FILENAME)
    me = module(FILENAME)
    in_comment = 0
    known[me] = 1
    if (!(here in rank))
        complain("no such layer: " here)
}

/^[ \t]*#[ \t]*include[ \t]*</ {
    name = $0
    sub(/^[^<]*</, "", name)
    sub(/>.*$/, "", name)
    allowed = name ~ own
    for (pattern in home)
        if (!allowed && name ~ pattern)
            allowed = me ~ home[pattern]
    if (!allowed)
        complain("<" name "> belongs in its own module of src/wrap")
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
    name = $0
    sub(/^[^"]*"/, "", name)
    sub(/".*$/, "", name)
    # Made from file names: SQL and formats, and the list of commands.
    if (name == "files.h" && rank[here] >= rank["wrap"] || \
        name == "commands.inc" && rank[here] >= rank["cmd"])
        next
    there = layer(name)
    if (!(there in rank))
        complain("\"" name "\": write it as \"layer/name.h\"")
    else if (rank[there] > rank[here] || \
             rank[there] == rank[here] && there != here)
        complain(here " may not include " there " (\"" name "\")")
    else if (module(name) != me)
        includes[me] = includes[me] " " module(name)
}

{
    text = code($0)
    sub(/format\(printf/, "", text) # the attribute
    if (rank[here] < rank["cmd"] && me != "base/say" && me != "base/text" && \
        text ~ prints)
        complain("only src/cmd, main.c and base/say.c print")
}

END {
    fold()
    for (name in known)
        if (!seen[name])
            follow(name)
    exit bad
}
