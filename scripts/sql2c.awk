# sql2c.awk - turns files of sql/ and conf/ into C: one constant per file.
#
#   awk -f scripts/sql2c.awk -v out=header FILE... > build/gen/files.h
#   awk -f scripts/sql2c.awk -v out=source FILE... > build/gen/files.c
#
# sql/query/NAME.sql  -> const struct sql sql_NAME
# sql/report/NAME.sql -> sql_reports[], by name: the first comment is the title
# sql/schema/NNN_X.sql -> sql_schema[], by number
# conf/formats/X.ini  -> conf_formats[];  conf/X.ini, conf/X.css -> conf_X
# conf/lang/X.ini     -> conf_langs[];    conf/charts/X.gp -> conf_charts[]
# The name of a file is its address: nothing is listed by hand.

function base(path) {
    sub(/^.*\//, "", path)
    sub(/\.[a-z]+$/, "", path)
    return path
}

function quoted(line) {
    gsub(/\\/, "&&", line) # "\\\\" is two of them to gawk, one to mawk
    gsub(/"/, "\\\"", line)
    gsub(/\?/, "\\?", line)
    return "    \"" line "\\n\"\n"
}

FNR == 1 {
    path = FILENAME
    sub(/^.*\/?(sql|conf)\//, "&", path)
    name = base(FILENAME)
    n++
    if (FILENAME ~ /sql\/query\//) kind[n] = "query"
    else if (FILENAME ~ /sql\/report\//) kind[n] = "report"
    else if (FILENAME ~ /sql\/schema\//) kind[n] = "schema"
    else if (FILENAME ~ /conf\/formats\//) kind[n] = "format"
    else if (FILENAME ~ /conf\/lang\//) kind[n] = "lang"
    else if (FILENAME ~ /conf\/charts\//) kind[n] = "chart"
    else kind[n] = "conf"
    names[n] = name
    title[n] = $0
    sub(/^-- */, "", title[n])
    sub(/\.$/, "", title[n])
    gsub(/"/, "\\\"", title[n])
}

{ body[n] = body[n] quoted($0) }

function header(    i) {
    print "/* files.h - sql/ and conf/ as C; made by scripts/sql2c.awk. */"
    print "#ifndef HEADCOUNT_FILES_H\n#define HEADCOUNT_FILES_H\n"
    print "#include \"wrap/db.h\"\n"
    print "struct sql_report {\n    const char *name, *title;\n    struct sql sql;\n};\n"
    print "struct conf_file {\n    const char *name, *text;\n};\n"
    print "extern const struct sql_report sql_reports[]; /* ends in a NULL name */"
    print "extern const struct sql sql_schema[];         /* ends in a NULL name */"
    print "/* Lists of files end in a NULL name. */"
    print "extern const struct conf_file conf_formats[], conf_langs[], conf_charts[];"
    for (i = 1; i <= n; i++) {
        if (kind[i] == "query") print "extern const struct sql sql_" names[i] ";"
        if (kind[i] == "conf") print "extern const struct conf_file conf_" names[i] ";"
    }
    print "\n#endif"
}

function source(    i) {
    print "/* files.c - sql/ and conf/ as C; made by scripts/sql2c.awk. */"
    print "#include \"files.h\"\n"
    for (i = 1; i <= n; i++) {
        if (kind[i] == "query")
            printf "const struct sql sql_%s = { \"query/%s\",\n%s};\n\n", names[i], names[i], body[i]
        if (kind[i] == "conf")
            printf "const struct conf_file conf_%s = { \"%s\",\n%s};\n\n", names[i], names[i], body[i]
    }
    print "const struct sql_report sql_reports[] = {"
    for (i = 1; i <= n; i++) if (kind[i] == "report")
        printf "    { \"%s\", \"%s\", { \"report/%s\",\n%s} },\n", names[i], title[i], names[i], body[i]
    print "    { NULL, NULL, { NULL, NULL } }\n};\n"
    print "const struct sql sql_schema[] = {"
    for (i = 1; i <= n; i++) if (kind[i] == "schema")
        printf "    { \"schema/%s\",\n%s},\n", names[i], body[i]
    print "    { NULL, NULL }\n};\n"
    folder("format")
    folder("lang")
    folder("chart")
}

function folder(of,    i) {
    print "const struct conf_file conf_" of "s[] = {"
    for (i = 1; i <= n; i++) if (kind[i] == of)
        printf "    { \"%s\",\n%s},\n", names[i], body[i]
    print "    { NULL, NULL }\n};"
}

END {
    if (out == "header") header()
    else source()
}
