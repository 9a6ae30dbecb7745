#!/usr/bin/env bats
# one-off.bats - files that nobody foresaw: columns named on the command line,
# encodings forced, unclear dates settled, and what spreadsheets do to cells.

load series

setup_file() {
    series_open odd <<'PLAN'
[series odd]
timezone = UTC
questions = Why?
[webinar one]
date = 2021-06-29
platform_id = 0123 456 789
[webinar two]
date = 2021-07-01
PLAN
}

facts() {
    "$headcount" db psql -X -q -A -t -c "select $1 from $2"
}

# A list in nobody's layout, behind a preamble.
odd_list() {
    printf '%s\n' "Our evening" "" \
        "Mitglied,\"Post, wenn bekannt\",Kam um,Ging um,Herkunft" \
        "Ann Lee,ann@e.org,2021-06-29 16:00,2021-06-29 17:00,Wien" \
        "Bob,,2021-06-29 16:10,2021-06-29 17:00,Graz"
}

map="address=Post, wenn bekannt,name=mitglied,join=Kam um,leave=Ging um"

@test "formats check --map: how import would read it with the same words" {
    odd_list >list.csv
    go formats check --map "$map" list.csv
    [ "$status" -eq 0 ]
    [[ $output == *"Mitglied "*" name"*"Post, wenn bekannt  address"* ]]
    [[ $output =~ participants\ +stay\ +2 ]]
    [[ $output != *ann@e.org* && $output != *Bob* ]]
    go formats check --map "$map" --format generic list.csv
    [ "$status" -eq 2 ]
}

@test "--map: an unknown layout is read by the words given" {
    odd_list >list.csv
    import --map "$map" list.csv
    [ "$status" -eq 0 ]
    [[ $output == *"odd/one: 2 rows: 2 stays"* ]]
    [ "$(figure identified)$(figure guests)" = 11 ]
    go imports
    [[ $output == *"map address=post, wenn bekannt,name=mitglied"* ]]
    # The same in another spelling is the same; another mapping is not (R10).
    import --map "join=KAM UM,leave=ging um" \
        --map "name=Mitglied,address=Post, wenn bekannt" list.csv
    [ "$status" -eq 0 ]
    [[ $output == *"nothing changed"* ]]
    import --map "name=Mitglied,join=Kam um" list.csv
    [ "$status" -eq 4 ]
    [[ $output == *"with another format"*"headcount undo"* ]]
}

@test "--map: without times it is a list of registrations, with its answers" {
    printf '%s\n' "Mitglied;Post;Why?;Post" \
        "Ann;-;to learn;ann@e.org" >signed.csv
    import --webinar one --map "name=Mitglied,address=Post [2]" signed.csv
    [ "$status" -eq 0 ]
    [ "$(figure registered)" = 1 ]
    [ "$(facts "question || answer" fact_answer)" = "Why?to learn" ]
}

@test "--map: it is the only format tried, and all its headings must be there" {
    odd_list >list.csv
    import --map "$map,country=Land" list.csv
    [ "$status" -eq 4 ]
    [[ $output == *"country=land"* ]]
    [[ $output != *"ann@e.org"* ]]
    printf '%s\n' "email,join_time" "a@e.org,2021-06-29 16:00" >known.csv
    import --map "address=Mail,join=Kam" known.csv
    [ "$status" -eq 4 ]
    [[ $output == *"cannot be read as map address=mail,join=kam"* ]]
}

@test "--map: what is not understood is a usage error" {
    odd_list >list.csv
    import --map "adress=Mail" list.csv
    [ "$status" -eq 2 ]
    [[ $output == *"Did you mean address?"* ]]
    [[ $output == *"address, name, given, family"* ]]
    import --map "$map" --format generic list.csv
    [ "$status" -eq 2 ]
    import --map "name=ann@e.org" list.csv
    [ "$status" -eq 2 ]
    [[ $output != *"ann@e.org"* ]]
}

@test "an encoding that is named is forced, and what was replaced is counted" {
    printf '%s\n' "email,name,join_time,leave_time" \
        "ren#@e.org,Ren,2021-06-29 16:00,2021-06-29 17:00" \
        "bob@e.org,Bob é,2021-06-29 16:00,2021-06-29 17:00" \
        ",M#ller,2021-06-29 16:00,2021-06-29 17:00" |
        sed $'s/#/\xe9/' >latin.csv
    # Whole code pages are guessed; UTF-8 with a damaged byte is refused.
    { cat latin.csv; } | sed $'2s/\xe9/e/' >damaged.csv
    import damaged.csv
    [ "$status" -eq 4 ]
    [[ $output == *"line 4 is not valid UTF-8"* ]]
    [[ $output == *"--encoding"* ]]
    import --encoding UTF-8 latin.csv
    [ "$status" -eq 0 ]
    [[ $output == *"3 rows: 3 stays"* ]]
    [[ $output == *"2 characters: replaced"*"first in line 2"* ]]
    [[ $output == *"1 row: bad_address"* ]]
    [ "$(figure identified)" = 1 ]
    [ "$(figure guests)" = 2 ]
    # Nothing to replace: no word of it. No heading known: no format.
    undo_all
    import --encoding windows-1252 latin.csv
    [ "$status" -eq 0 ]
    [[ $output != *replaced* ]]
    import --encoding UTF-16LE latin.csv
    [ "$status" -eq 4 ]
    [[ $output == *"in no format"* ]]
}

@test "T3: unclear dates are refused with both readings, and settled" {
    printf '%s\n' "email,registered_at" \
        "a@e.org,04/04/2021" "b@e.org,03/04/2021" >unclear.csv
    import --webinar one unclear.csv
    [ "$status" -eq 4 ]
    [[ $output == *"Line 3 can be 2021-04-03 (day first) or 2021-03-04 (month first)"* ]]
    [[ $output == *"Say --date-order dmy or --date-order mdy."* ]]
    import --webinar one --date-order mdy unclear.csv
    [ "$status" -eq 0 ]
    [ "$(facts "max(registered_at)" fact)" = "2021-04-04 00:00:00+00" ]
    [ "$(facts "min(registered_at)" fact)" = "2021-03-04 00:00:00+00" ]
}

# A Zoom meeting's list with every cell in ="...", delimiter $1; $2: q if the
# formula stands within quotes.
formulas() {
    local row
    while IFS='|' read -r -a row; do
        local line="" cell
        for cell in "${row[@]}"; do
            if [ "$2" = q ]; then cell="\"=\"\"$cell\"\"\""; else cell="=\"$cell\""; fi
            line+="${line:+$1}$cell"
        done
        printf '%s\r\n' "$line"
    done <<'ROWS'
Attendee Report
Topic|Webinar ID|Actual Start Time|Actual Duration (minutes)
T|0123456789|06/29/2021 04:00:00 PM|60
Attendee Details
Attended|First Name|Last Name|Email|Registration Time|Approval Status|Join Time|Leave Time|Time in Session (minutes)|Country/Region Name|Why?
Yes|Ann|Lee|ann@e.org|06/20/2021 10:00:00|approved|06/29/2021 16:00:00|06/29/2021 17:00:00|60|Japan|to learn
No|Bob|Ray|bob@e.org|06/20/2021 10:00:00|cancelled by host|--|--|--|Japan|
Yes|iPhone||||  |06/29/2021 16:00:00|06/29/2021 17:00:00|77.99999999||
ROWS
}

@test "cells =\"...\" are their text in every column, raw and quoted" {
    local delimiter how number=0
    for how in raw q; do
        for delimiter in , ';' $'\t'; do
            number=$((number + 1))
            formulas "$delimiter" "$how" >"formula$number.csv"
            import "formula$number.csv"
            [ "$status" -eq 0 ]
            [[ $output == *"odd/one: 3 rows: 2 stays, 1 no-shows, 0 rejected"* ]]
            [ "$(figure identified)$(figure guests)$(figure registered)" = 111 ]
            [ "$(facts "string_agg(question || answer, '|')" fact_answer)" = \
                "Why?to learn" ]
            [ "$(facts "string_agg(distinct coalesce(country, country_guess), '|')" fact)" = JP ]
            undo_all
        done
    done
    # The same people as without.
    formulas , raw | tr -d '="' >plain.csv
    import plain.csv
    import formula1.csv
    [[ $output == *"0 new, 0 changed, 3 unchanged"* ]]
}

@test "sep= names any delimiter, quoted too" {
    local line delimiter number=0
    for line in 'sep=|' '"sep=|"' 'SEP=|' $'sep=\t' 'sep=\t'; do
        number=$((number + 1))
        delimiter='|'
        [[ $line == *\| || $line == *\" ]] || delimiter=$'\t'
        {
            printf '%s\r\n' "$line"
            printf '%s\r\n' "email,join_time" "a@e.org,2021-06-29 16:00" |
                tr , "$delimiter"
        } >"sep$number.csv"
        import "sep$number.csv"
        [ "$status" -eq 0 ]
        [[ $output == *"1 rows: 1 stays"* ]]
    done
}

@test "padding and blank lines of a spreadsheet are nothing" {
    local delimiter number=0
    for delimiter in , ';' $'\t'; do
        number=$((number + 1))
        printf '%s\n' ",,,,," "email,join_time,duration,,," ",,,,," \
            "a@e.org,2021/6/29 16:00,77.99999999,,," ",,,,," \
            "b@e.org,6/29/2021 4:05,60,,," ",,,,," |
            tr , "$delimiter" >"padded$number.csv"
        import "padded$number.csv"
        [ "$status" -eq 0 ]
        [[ $output == *"odd/one: 2 rows: 2 stays, 0 no-shows, 0 rejected"* ]]
        [[ $output != *extra_fields* ]]
    done
}
