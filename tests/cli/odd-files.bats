#!/usr/bin/env bats
# odd-files.bats - files as people and spreadsheets leave them: nothing is lost
# without a word, and nothing of a person is kept.

load series

setup_file() {
    series_open odd <<'PLAN'
[series odd]
timezone = Asia/Tokyo
questions = Why? | Where?
[webinar one]
date = 2021-06-29
platform_id = 111 222 333
[webinar two]
date = 2021-07-01
platform_id = 444 555 666
PLAN
}

# What stands in a column of the facts, in order.
facts() {
    "$headcount" db psql -X -q -A -t -c "select $1 from $2 order by 1"
}

# The beginning of a Zoom report of platform id $1 and topic $2.
zoom() {
    echo "Attendee Report,"
    echo 'Report Generated:,"Jul 05, 2021 10:12 AM"'
    echo "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered"
    echo "${2:-T},$1,\"Jun 29, 2021 4:00 PM\",60,3"
}

hosts="Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes)"
attendees="Attended,First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes)"

stay() { # day, time of joining
    echo "\"$1, 2021 16:00:00\",\"$1, 2021 17:00:00\",60"
}

@test "O1: a section nobody knows is rejected, not taken for the one before" {
    {
        zoom 111222333
        echo "Host Details,"
        echo "$hosts"
        echo "Yes,Hans,hans@e.org,$(stay "Jun 29")"
        echo "Speakers List,"
        echo "$hosts"
        echo "Yes,Pan,pan@e.org,$(stay "Jun 29")"
        echo "People who came,"
        echo "$attendees"
        echo "Yes,Ann,Lee,ann@e.org,,,$(stay "Jun 29")"
    } >unknown.csv
    import unknown.csv
    [ "$status" -eq 0 ]
    [[ $output == *"3 rows: 2 stays, 0 no-shows, 1 rejected"* ]]
    [ "$(figure hosts)" = 1 ]
    # Only attendees have columns of registration: their title need not be known.
    [ "$(figure unique_audience)" = 1 ]
    run "$headcount" report rejects --series odd --format csv
    [[ $output == *",10,,unknown_section"* ]]
}

@test "R1, T6: two reports in one file are two meetings" {
    {
        zoom 111222333
        echo "Attendee Details,"
        echo "$attendees"
        echo "Yes,Ann,Lee,ann@e.org,,,$(stay "Jun 29")"
        zoom 444555666
        echo "Attendee Details,"
        echo "$attendees"
        echo "Yes,Bob,Ray,bob@e.org,,,$(stay "Jul 01")"
    } >two.csv
    import two.csv
    [ "$status" -eq 0 ]
    [[ $output == *"odd/one: 1 rows: 1 stays"* ]]
    [[ $output == *"odd/two: 1 rows: 1 stays"* ]]
}

@test "T2: a zone that nobody knows in a heading makes its times unreadable" {
    {
        zoom 111222333
        echo "Attendee Details,"
        echo "${attendees/Join Time/Join Time (XYZ)}"
        echo "Yes,Ann,Lee,ann@e.org,,,$(stay "Jun 29")"
        echo "No,Bob,Ray,bob@e.org,\"Jun 20, 2021 10:00:00\",approved,--,--,--"
    } >zone.csv
    import --webinar one zone.csv
    [ "$status" -eq 0 ]
    [[ $output == *"0 stays, 1 no-shows, 1 rejected"* ]]
    sed 's/(XYZ)/(UTC)/; s/Leave Time/Leave Time (UTC)/' zone.csv >utc.csv
    import --webinar one utc.csv
    [ "$status" -eq 0 ]
    run "$headcount" report webinars --series odd --format csv
    [[ $output == *"2021-06-30T01:00:00+09:00"* ]]
}

@test "a report whose header nobody knows is not read as something else" {
    {
        zoom 111222333
        echo "Attendee Details,"
        echo "Attended,Email,Came At,Went At"
        echo "Yes,ann@e.org,$(stay "Jun 29")"
    } >new.csv
    import new.csv
    [ "$status" -eq 4 ]
    [[ $output == *"looks like zoom-webinar-attendees"* ]]
    [[ $output != *"ann@e.org"* ]]
}

@test "rows none of which tells of anybody are an error" {
    printf '%s\n' name,registered_at Ann,2021-06-01 Bob,2021-06-02 >nobody.csv
    import --webinar one nobody.csv
    [ "$status" -eq 4 ]
    [[ $output == *"not one of its 2 rows tells of anybody"* ]]
}

@test "a label without a value does not swallow the labels behind it" {
    {
        zoom 111222333 | sed 's/"Jul 05, 2021 10:12 AM"//'
        echo "Attendee Details,"
        echo "$attendees"
        echo "Yes,Ann,Lee,ann@e.org,,,$(stay "Aug 29")"
    } >label.csv
    import label.csv
    [ "$status" -eq 4 ]
    [[ $output == *"platform id 111222333"* ]]
}

@test "a platform id is digits: a shifted or damaged cell is none" {
    {
        zoom "with ann@example.org"
        echo "Attendee Details,"
        echo "$attendees"
        echo "Yes,Ann,Lee,ann@e.org,,,$(stay "Aug 29")"
    } >shifted.csv
    import shifted.csv
    [ "$status" -eq 4 ]
    [[ $output == *"no platform id"* ]]
    [[ $output != *"example.org"* ]]
    sed 's/with ann@example.org/1.11E+08/; s/Aug 29/Jun 29/g' shifted.csv \
        >damaged.csv
    import damaged.csv
    [ "$status" -eq 0 ]
    [[ $output == *"odd/one"* ]]
}

@test "--create takes no topic that holds an address" {
    {
        zoom 999000111 "Room of ann@example.org"
        echo "Attendee Details,"
        echo "$attendees"
        echo "Yes,Ann,Lee,ann@e.org,,,$(stay "Aug 29")"
    } >topic.csv
    import --create topic.csv
    [ "$status" -eq 0 ]
    run "$headcount" plan show odd
    [[ $output == *"2021-08-29"* ]]
    [[ $output != *"example.org"* ]]
}

@test "privacy: what is kept of words is no address and no name of the row" {
    {
        echo "email,first name,last name,organisation,country,registered_at,Why?"
        echo "a@e.org,Ann,Lee,ann＠example.org,Japan,2021-06-01,Ann Lee"
        echo "b@e.org,Bob,Ray,ＢＯＢ  Ray,Japan,2021-06-01,ray"
        echo "c@e.org,Cy,Fox,Acme,Japan,2021-06-01,to learn"
    } >words.csv
    import --webinar one words.csv
    [ "$status" -eq 0 ]
    [ "$(facts "string_agg(organisation, '|')" fact)" = Acme ]
    [ "$(facts "string_agg(question || answer, '|')" fact_answer)" = \
        "Why?to learn" ]
}

@test "R9: of two answers in one file the later registered one counts" {
    {
        echo "email,registered_at,WHY?"
        echo "a@e.org,2021-06-20T10:00:00Z,newer"
        echo "a@e.org,2021-06-01T10:00:00Z,older"
    } >answers.csv
    import --webinar one answers.csv
    [ "$status" -eq 0 ]
    [ "$(facts "question || answer" fact_answer)" = "Why?newer" ]
}

@test "questions are divided by | or, where there is none, by commas" {
    cat >commas.conf <<'PLAN'
[series commas]
timezone = Asia/Tokyo
questions = Job title, Main interest
[webinar one]
date = 2021-06-29
PLAN
    "$headcount" plan apply commas.conf
    printf '%s\n' "email,registered_at,JOB TITLE,Main interest,Shoe size" \
        "a@e.org,2021-06-20T10:00:00Z,Smith,iron,44" >asked.csv
    go import --webinar commas/one asked.csv
    [ "$status" -eq 0 ]
    [ "$(facts "string_agg(question || '=' || answer, '|' order by question)" \
        fact_answer)" = "Job title=Smith|Main interest=iron" ]
}

@test "heads: a report that changes an answer only changes its head" {
    echo "email,registered_at,Why?" >first.csv
    cp first.csv second.csv
    cp first.csv third.csv
    echo "a@e.org,2021-06-01T10:00:00Z,older" >>first.csv
    echo "a@e.org,2021-06-01T10:00:00Z,older" >>second.csv
    echo >>second.csv # other bytes
    echo "a@e.org,2021-06-01T10:00:00Z," >>third.csv
    sed 's/older/newer/; s/T10:/T11:/' first.csv >fourth.csv
    import --webinar one first.csv
    import --webinar one second.csv
    [[ $output == *"0 new, 0 changed, 1 unchanged"* ]]
    import --webinar one third.csv
    [[ $output == *"0 new, 0 changed, 1 unchanged"* ]]
    import --webinar one fourth.csv
    [[ $output == *"0 new, 1 changed, 0 unchanged"* ]]
    # The same time again, so that nothing but the answer differs.
    undo_all
    import --webinar one third.csv
    import --webinar one first.csv
    [[ $output == *"0 new, 1 changed, 0 unchanged"* ]]
}

@test "a code page is found by its words, and a guess is said" {
    printf '%s\n' "email,name,join_time,leave_time" \
        ",田中,2021-06-29 16:00,2021-06-29 17:00" \
        ",山田 太郎,2021-06-29 16:00,2021-06-29 17:00" >utf8.csv
    iconv -f UTF-8 -t CP932 utf8.csv >cp932.csv
    iconv -f UTF-8 -t EUC-JP utf8.csv >eucjp.csv
    import --webinar one utf8.csv
    import --webinar one cp932.csv
    [ "$status" -eq 0 ]
    [[ $output == *"0 new, 0 changed, 2 unchanged"* ]]
    [[ $output == *guessed_encoding* ]]
    import --webinar one eucjp.csv
    [[ $output == *"0 new, 0 changed, 2 unchanged"* ]]
    printf '%s\n' "email,name,join_time,leave_time" \
        ",René Ménard,2021-06-29 16:00,2021-06-29 17:00" >west.csv
    iconv -f UTF-8 -t WINDOWS-1252 west.csv >cp1252.csv
    import --webinar one west.csv
    import --webinar one cp1252.csv
    [[ $output == *"0 new, 0 changed, 1 unchanged"* ]]
}

@test "a header is found behind columns nobody knows" {
    printf '%s\n' \
        "ticket,row,seat,block,gate,email,name,join_time,leave_time" \
        "1,2,3,4,5,a@e.org,Ann,2021-06-29 16:00,2021-06-29 17:00" >lead.csv
    import --webinar one lead.csv
    [ "$status" -eq 0 ]
    [[ $output == *"1 stays"* ]]
}

@test "a format of the user's own folder is read before those built in" {
    mkdir -p "$HEADCOUNT_HOME/formats"
    cat >"$HEADCOUNT_HOME/formats/club.ini" <<'INI'
; club.ini - the list of our club
[format]
title = Club list
[table participants]
role = attendee
needs = address, join
address = Mitgliedspost
join = Kam um
leave = Ging um
INI
    printf '%s\n' "Mitgliedspost,Kam um,Ging um" \
        "a@e.org,2021-06-29 16:00,2021-06-29 17:00" >club.csv
    import --webinar one club.csv
    [ "$status" -eq 0 ]
    [[ $output == *"club.csv: club, odd/one: 1 rows: 1 stays"* ]]
    echo "nonsense = 1" >>"$HEADCOUNT_HOME/formats/club.ini"
    import --webinar one club.csv
    [ "$status" -eq 3 ]
    [[ $output == *"club:10"* ]]
    rm "$HEADCOUNT_HOME/formats/club.ini"
}
