#!/usr/bin/env bats
# frame.bats - options, help, settings and exit status, without a database.

bats_require_minimum_version 1.5.0
load common
setup() { frame_setup; }
teardown() { frame_teardown; }

@test "--version prints name and number" {
    hc --version
    ended 0
    [[ $output =~ ^headcount\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
    [ -z "$stderr" ]
}

@test "no command: 2, and how to go on" {
    hc
    ended 2
    [ -z "$output" ]
    holds "$stderr" "headcount: error: no command was given"
    holds "$stderr" 'hint: Run "headcount help"'
}

@test "help lists every command, and each explains itself" {
    hc help
    ended 0
    [ -z "$stderr" ]
    local all=$output name
    hc --help
    [ "$output" = "$all" ]
    for name in init key help; do
        holds "$all" "  $name "
    done
    for name in $(sed -n '/^commands:/,/^$/s/^  \([a-z]*\).*/\1/p' \
        <<<"$all"); do
        hc "$name" --help
        ended 0
        holds "$output" "usage: headcount $name"
        holds "$output" "examples:"
        local own=$output
        hc help "$name"
        [ "$output" = "$own" ]
    done
}

@test "no help text is wider than 79 columns" {
    for topic in "" settings exit-status init key "key new" "key check" help; do
        # shellcheck disable=SC2086 # two words are two arguments
        hc help $topic
        ended 0
        run -1 grep -E '.{80}' <<<"$output"
    done
}

@test "a command of a command explains itself, wherever --help stands" {
    hc key new --help
    ended 0
    holds "$output" "usage: headcount key new"
    local own=$output
    hc --help key new
    [ "$output" = "$own" ]
    hc help key new
    [ "$output" = "$own" ]
    hc key --help
    ended 0
    holds "$output" "key check"
}

@test "help exit-status prints the statuses of the manual" {
    hc help exit-status
    ended 0
    for status in 0 2 3 4 5 6 7 130 143; do
        grep -Eq "^ +$status  [a-z]" <<<"$output"
    done
}

@test "help settings: each with option, environment and file" {
    hc help settings
    ended 0
    holds "$output" "--key-file FILE"
    holds "$output" "HEADCOUNT_KEY_FILE"
    holds "$output" "key_file = FILE"
    # shellcheck disable=SC2016 # meant literally
    holds "$output" '$HEADCOUNT_HOME/key'
}

@test "the example configuration holds every setting, and is accepted" {
    local example=$BATS_TEST_DIRNAME/../../conf/headcount.conf.example
    hc help settings
    for name in $(sed -n 's/^    file: *\([a-z_]*\) =.*/\1/p' \
        <<<"$output"); do
        grep -q "^#$name = " "$example"
    done
    sed 's/^#\([a-z_]* = \)/\1/; /^home/d; /^database/d' "$example" \
        >"$DIR/all.conf"
    hc --config "$DIR/all.conf" --database host=/nowhere key check
    ended 6
}

@test "an unknown command suggests the nearest" {
    hc hlep
    ended 2
    holds "$stderr" 'error: unknown command "hlep"'
    holds "$stderr" 'hint: Did you mean "headcount help"?'
    hc key chekc
    ended 2
    holds "$stderr" 'hint: Did you mean "headcount key check"?'
    hc key zzzzzz
    ended 2
    holds "$stderr" "hint: There are: new, check."
    hc formats chekc x.csv
    ended 2
    holds "$stderr" 'hint: Did you mean "headcount formats check"?'
    hc help nit
    ended 2
    holds "$stderr" 'hint: Did you mean "headcount init"?'
}

@test "an unknown option suggests the nearest" {
    hc init --databse x
    ended 2
    holds "$stderr" "error: init: unknown option --databse"
    holds "$stderr" "hint: Did you mean --database?"
    hc --databse=x init
    ended 2
    holds "$stderr" "hint: Did you mean --database?"
}

@test "a command that needs to be told what, and arguments too many" {
    hc key
    ended 2
    holds "$stderr" "new, check"
    hc init x
    ended 2
    holds "$stderr" "error: too many arguments"
    hc -q -v init
    ended 2
}

@test "an address typed by mistake is not repeated" {
    for words in "ann@example.org" "init ann@example.org" \
        "init --ann@example.org" "key ann@example.org" \
        "formats ann@example.org" \
        "help ann@example.org" "--ann@example.org"; do
        # shellcheck disable=SC2086 # words
        hc $words
        ended 2
        [[ $stderr != *ann@* ]]
    done
}

@test "an unknown key of the configuration names its line" {
    mkdir -p "$DIR/config/headcount"
    printf 'inbox = /x\nkeyfile = /y\n' >"$DIR/config/headcount/headcount.conf"
    hc init
    ended 3
    holds "$stderr" "headcount.conf:2: unknown setting \"keyfile\""
    holds "$stderr" "hint: Did you mean key_file?"
    [ ! -e "$HEADCOUNT_HOME" ]
    # but help still helps
    hc init --help
    ended 0
}

@test "a configuration that was named must be there" {
    hc --config "$DIR/none.conf" init
    ended 3
    holds "$stderr" "$DIR/none.conf"
    HEADCOUNT_CONFIG=$DIR/other.conf hc init
    ended 3
    holds "$stderr" "$DIR/other.conf"
}

@test "control characters of a name do not reach the terminal" {
    hc --config "$DIR/"$'\e[2J' init
    ended 3
    [[ $stderr != *$'\e'* ]]
    holds "$stderr" '\x1B[2J'
}

@test "what cannot be printed is an error, a reader who left is none" {
    run bash -c '"$HEADCOUNT" help >/dev/full'
    ended 7
    holds "$output" "headcount: error: cannot write standard output"
    run bash -c '"$HEADCOUNT" help >&-'
    ended 7
    run bash -c '"$HEADCOUNT" help 2>&1 | :; echo "${PIPESTATUS[0]}"'
    [ "$output" = 0 ]
    run bash -c '"$HEADCOUNT" hlep 2>/dev/full'
    ended 2
}

@test "a password on the command line is warned of, and not shown" {
    hc --database "host=/nowhere password=geheim" key check
    ended 6
    holds "$stderr" "headcount: warning: "
    [[ $stderr != *geheim* ]]
    hc --database "postgresql://u:geheim@/x?host=/nowhere" key check
    holds "$stderr" "headcount: warning: "
    hc --database "postgresql://u@/x?host=/nowhere" key check
    ended 6
    [[ $stderr != *warning* ]]
}

@test "a database is named by option, variable, file or libpq's environment" {
    local where
    hc --database host=/nowhere/1 key check
    ended 6
    HEADCOUNT_DATABASE=host=/nowhere/2 hc key check
    ended 6
    for where in PGHOST=/nowhere PGSERVICE=nowhere PGDATABASE=x; do
        run env PGHOST=/nowhere "$where" "$HEADCOUNT" key check
        ended 6
    done
    mkdir -p "$DIR/config/headcount"
    echo 'database = host=/nowhere/3' >"$DIR/config/headcount/headcount.conf"
    hc key check
    ended 6
    holds "$stderr" /nowhere/3
    # none of them started a server
    [ ! -e "$HEADCOUNT_HOME/pg" ]
}

@test "key new makes a file of mode 0600, once" {
    hc key new
    ended 0
    [ -z "$output" ]
    [ "$(stat -c %a "$HEADCOUNT_HOME/key")" = 600 ]
    cp "$HEADCOUNT_HOME/key" "$DIR/copy"
    hc key new
    ended 3
    cmp "$HEADCOUNT_HOME/key" "$DIR/copy"
    mkdir -p "$DIR/a/b"
    hc -q --key-file "$DIR/a/b/key" key new
    ended 0
    [ -z "$stderr" ]
    [ -s "$DIR/a/b/key" ]
}

@test "a signal ends it with 130 or 143" {
    local name number
    mkfifo "$DIR/never"
    for name in INT:130 TERM:143; do
        "$HEADCOUNT" --config "$DIR/never" init &
        sleep 0.3
        kill "-${name%:*}" $!
        number=0
        wait $! || number=$?
        [ "$number" = "${name#*:}" ]
    done
    [ ! -e "$HEADCOUNT_HOME" ]
}

@test "an unknown option names the command; a usage has no four dots" {
    hc import --frobnicate
    ended 2
    holds "$stderr" "import: unknown option --frobnicate"
    holds "$stderr" "headcount help import"
    hc import
    ended 2
    holds "$stderr" "FILE..."
    [[ $stderr != *"...."* ]]
}
