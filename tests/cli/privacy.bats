#!/usr/bin/env bats
# privacy.bats - no address and no name of a file is left anywhere (privacy.md 4).
#
# A file of marker addresses and names is imported while the server logs all
# statements, and every class of error is forced; then everything that headcount
# or its server wrote is searched, in UTF-8 and UTF-16: 0 hits.

load small

# The words to look for, in any case: none of them occurs by chance.
words='zqxmarker|qzxgiven|qzxfamily|qzxguest|qzxanswer|qzxtopic7'

setup_file() {
    small_open
    "$headcount" db psql -X -q -c "alter system set log_statement = 'all'" \
        -c "alter system set log_min_messages = 'debug1'" \
        -c "alter system set log_duration = on" \
        -c 'select pg_reload_conf()' >/dev/null
    mkdir "$small/said"
    make_exports
}
teardown_file() { small_close; }

make_exports() {
    local zoom=$small/zoom.csv
    {
        sed -n '1,5p' "$data/first.csv"
        sed -n '6p' "$data/first.csv"
        echo 'Yes,Qzxgiven Host,zqxmarker.host@zqxmarker.example,"Jun 29, 2021 15:50:00","Jun 29, 2021 18:05:00",135,Japan'
        echo 'Attendee Details,'
        echo 'Attended,User Name (Original Name),First Name,Last Name,Email,Organization,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),What is your question?,Country/Region Name'
        for n in 1 2 3 4 5; do
            echo "Yes,Qzxgiven$n Qzxfamily,Qzxgiven$n,Qzxfamily,ZqxMarker$n@Zqxmarker.Example,,\"Jun 20, 2021 09:00:0$n\",approved,\"Jun 29, 2021 16:3$n:00\",\"Jun 29, 2021 17:00:00\",30,qzxanswer$n,Japan"
        done
        echo 'No,Qzxgiven6 Qzxfamily,Qzxgiven6,Qzxfamily,zqxmarker6@zqxmarker.example,,"Jun 20, 2021 09:00:06",approved,--,--,--,qzxanswer6,--'
        # Rejected: a bad time that is itself a marker; leave before join; a
        # name where the time should be; an address that is none.
        echo 'Yes,Qzxgiven7 Qzxfamily,Qzxgiven7,Qzxfamily,zqxmarker7@zqxmarker.example,,,,qzxgiven-time,qzxgiven-time,1,,Japan'
        echo 'Yes,Qzxgiven8 Qzxfamily,Qzxgiven8,Qzxfamily,zqxmarker8@zqxmarker.example,,,,"Jun 29, 2021 17:00:00","Jun 29, 2021 16:00:00",1,,Japan'
        echo 'Yes,"Qzxgiven9" Qzx"family,Qzxgiven9,Qzxfamily,zqxmarker9@zqxmarker.example,,,,"Jun 29, 2021 16:00:00","Jun 29, 2021 17:00:00",1,,Japan'
        echo 'Yes,Qzxgiven0 Qzxfamily,Qzxgiven0,Qzxfamily,zqxmarker0@@zqxmarker.example,,,,"Jun 29, 2021 16:00:00","Jun 29, 2021 17:00:00",1,,Japan'
        echo 'Other Attended,'
        echo 'User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name'
        echo 'Qzxguest Phone,"Jun 29, 2021 16:30:00","Jun 29, 2021 17:30:00",60,Japan'
    } >"$zoom"
    {
        echo 'email,name,join_time,leave_time'
        echo 'zqxmarker1@zqxmarker.example,Qzxgiven1,2021-07-01T16:00:00+09:00,2021-07-01T17:00:00+09:00'
        echo 'zqxmarker20@zqxmarker.example,Qzxgiven20,2021-07-01T16:00:00+09:00,2021-07-01T17:00:00+09:00'
        echo ',Qzxguest Tablet,2021-07-01T16:00:00+09:00,2021-07-01T17:00:00+09:00'
    } >"$small/table.csv"
    {
        echo 'qzxgiven,qzxfamily,zqxmarker@zqxmarker.example'
        echo 'Qzxgiven1,Qzxfamily,zqxmarker1@zqxmarker.example'
    } >"$small/unknown.csv"
    { cat "$small/table.csv"
      printf 'zqxmarker30\351@zqxmarker.example,Qzxgiven\351,never,ever\n'
    } >"$small/latin.csv"
}

# hits FOLDER: the files below it that hold a word, in UTF-8 or UTF-16LE.
hits() {
    local utf16
    utf16=$(sed 's/[a-z0-9]/&\\x00/g' <<<"$words")
    LC_ALL=C grep -raliE "$words" "$1" || true
    LC_ALL=C grep -raliP "$utf16" "$1" || true
}

# Runs the program; what it says is kept to be searched.
said=0
go() {
    local file
    file=$small/said/$BATS_TEST_NUMBER.$((said += 1))
    status=0
    "$headcount" "$@" >"$file" 2>&1 || status=$?
    echo "headcount $1: status $status"
    head -c 2000 "$file"
}

# break_with SQL FIXING: imports while the database refuses.
break_with() {
    "$headcount" db psql -X -q -c "$1"
    go import --webinar second "$small/table.csv"
    "$headcount" db psql -X -q -c "$2"
    [ "$status" = 6 ]
}

@test "the search finds a marker that is there, in both encodings" {
    mkdir "$small/planted"
    printf 'x\0y zqXmarker1@zqxmarker.example' >"$small/planted/a"
    printf 'Qzxgiven1 Qzxfamily' | iconv -t UTF-16LE >"$small/planted/b"
    [ "$(hits "$small/planted" | wc -l)" = 2 ]
    rm -r "$small/planted"
}

@test "imports, dry runs and rejects speak of rows, not of people" {
    go import --dry-run -v "$small/zoom.csv"
    [ "$status" = 0 ]
    go -v import "$small/zoom.csv"
    [ "$status" = 0 ]
    go -v import --webinar second "$small/table.csv"
    [ "$status" = 0 ]
    id=$(imports | head -n 1)
    go imports
    go imports "$id"
    go imports "$id" --rejects
    [ "$status" = 0 ]
    for name in summary days webinars sessions overlap loyalty minutes stay \
        ledger platform coverage rejects; do
        go report "$name" --format csv
        [ "$status" = 0 ]
    done
    [ "$(hits "$small/said")" = '' ]
}

@test "a registrant's address goes in by standard input and nowhere else" {
    "$headcount" register --series small --webinar first \
        >"$small/said/register" 2>&1 <<<'zqxmarker40@zqxmarker.example'
    run "$headcount" register --series small --webinar first \
        <<<'zqxmarker41 zqxmarker.example'
    [ "$status" != 0 ]
    printf '%s\n' "$output" >"$small/said/register-bad"
    [ "$(hits "$small/said")" = '' ]
}

@test "addresses of people role go in by standard input and nowhere else" {
    go people role staff --series small <<<'zqxmarker1@zqxmarker.example'
    [ "$status" = 0 ]
    go people role host --webinar first <<<'zqxmarker42@zqxmarker.example'
    [ "$status" = 0 ]
    go people role bot --series small \
        <<<$'zqxmarker1@zqxmarker.example\nzqxmarker2 zqxmarker.example'
    [ "$status" = 4 ]
    "$headcount" db psql -X -q -c \
        'alter table headcount.hand_role rename column role to other'
    go people role bot --series small <<<'zqxmarker1@zqxmarker.example'
    [ "$status" = 6 ]
    "$headcount" db psql -X -q -c \
        'alter table headcount.hand_role rename column other to role'
    go people role
    [ "$status" = 0 ]
    [ "$(hits "$small/said")" = '' ]
}

@test "each class of error: what is said quotes nothing" {
    undo_all
    go import "$small/unknown.csv"
    [ "$status" = 4 ]
    go import --webinar second --format zoom-webinar-attendees "$small/table.csv"
    [ "$status" = 4 ]
    go import --max-rejects 0 "$small/zoom.csv"
    [ "$status" = 5 ]
    go import --webinar second "$small/latin.csv"
    go import --webinar second --encoding UTF-8 "$small/latin.csv"
    go import --webinar nowhere "$small/table.csv"
    [ "$status" = 3 ]
    go import --no-such-option "$small/table.csv"
    [ "$status" = 2 ]
    go import --webinar second "$small/nothing.csv"
    [ "$status" != 0 ]
    [ "$(hits "$small/said")" = '' ]
}

@test "a database that refuses: what is said and logged quotes nothing" {
    undo_all
    local fact=headcount.fact
    break_with "alter table $fact add constraint nobody check (false) not valid" \
        "alter table $fact drop constraint nobody"
    break_with "create function headcount.refuse() returns trigger language plpgsql
        as \$\$ begin raise exception 'refused: %', new; end \$\$;
        create trigger refuse before insert on $fact
        for each row execute function headcount.refuse()" \
        "drop trigger refuse on $fact; drop function headcount.refuse()"
    break_with "alter table $fact add column extra int not null" \
        "alter table $fact drop column extra"
    break_with "alter table $fact rename to hidden" \
        "alter table headcount.hidden rename to fact"
    break_with "alter table $fact alter column line type bigint" \
        "alter table $fact alter column line type int"
    [ "$(hits "$small/said")" = '' ]
    go import --webinar second "$small/table.csv"
    [ "$status" = 0 ]
}

@test "a running import: no marker in its arguments, environment; no core" {
    undo_all
    mkfifo "$small/pipe"
    "$headcount" import --webinar second - <"$small/pipe" \
        >"$small/said/pipe" 2>&1 3>&- &
    local pid=$!
    exec 9>"$small/pipe"
    cat "$small/table.csv" >&9
    sleep 1
    kill -0 "$pid"
    # An environment that even its owner may not read is as good as clean.
    for pid in "$pid" $(pgrep -P "$pid" || true) $(pgrep -x postgres || true); do
        tr '\0' '\n' <"/proc/$pid/cmdline" >>"$small/said/cmdline" || true
        tr '\0' '\n' <"/proc/$pid/environ" >>"$small/said/environ" || true
    done 2>/dev/null
    grep -q "import" "$small/said/cmdline"
    grep -qE '^Max core file size +0 ' "/proc/$!/limits"
    exec 9>&-
    wait $!
    rm "$small/pipe"
    [ "$(hits "$small/said")" = '' ]
}

@test "data folder, WAL, server log, temporary files: 0 hits" {
    undo_all
    "$headcount" import --webinar second "$small/table.csv"
    "$headcount" import "$small/zoom.csv"
    "$headcount" db psql -X -q -c checkpoint
    # The log is really there, and really logs statements.
    grep -rqa 'statement: ' "$HEADCOUNT_HOME"
    found=$(hits "$HEADCOUNT_HOME"
        find /tmp /var/tmp /run /dev/shm -newer "$small/zoom.csv" -type f \
            -name '*headcount*' -not -path "$small/*" 2>/dev/null |
            while IFS= read -r left; do hits "$left"; done)
    echo "$found"
    [ "$found" = '' ]
}

@test "a marker in the database would have been found" {
    "$headcount" db psql -X -q -c "create table planted as
        select 'zqxmarker1@zqxmarker.example'::text as address" -c checkpoint
    found=$(hits "$HEADCOUNT_HOME")
    [[ $found == */pg*/base/* ]]
    [[ $found == *pg_wal* ]]
    "$headcount" db psql -X -q -c 'drop table planted'
}
