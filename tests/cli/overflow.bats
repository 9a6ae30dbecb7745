#!/usr/bin/env bats
# overflow.bats - one webinar on several platforms: people count once.
#
# tests/data/overflow, all invented: a Zoom webinar with two overflow rooms, on
# Teams and on Webex, and two days later a webinar of which a plain list tells.
# The figures were worked out by hand:
#
# room   Ann   Zoom 16:00-17:00, Teams 16:50-17:30 as googlemail.com: 90 min
#        annando@gmail.com, no dot: another person, 17:00-17:10: 10 min
#        Bo    Zoom 16:10-16:40, Webex 16:30-17:00: 50 min
#        Dee   did not come by Zoom; Teams, by her UPN, 16:30-17:30: 60 min
#        Eve   did not come at all: the only no-show
#        Fay   Webex alone, 16:30-18:00: 90 min; like annando a walk-in
#        Cy    attendee by Zoom, presenter on Teams: a panelist, like Pia
#        Hana  host by Zoom, organizer on Teams
#        iPhone, a guest of all three: 16:05-16:50, 17:00-17:10: 55 min
#        Call-in User_2, a guest: 16:40-16:50: 10 min
#        16:40 to 16:50 sees most: Ann, Bo, Dee, Fay and the two guests
# later  Ann, Dee, Gil, Cy 60 min each, iPhone 30 min

setup_file() {
    bats_require_minimum_version 1.5.0
    export DATA=$BATS_TEST_DIRNAME/../data/overflow
    load common
    frame_setup
    "$HEADCOUNT" init
}

teardown_file() {
    load common
    frame_teardown
}

setup() {
    load common
}

# A series $1 of that plan with the files $2..., each named by its platform.
series() {
    local slug=$1 files
    shift
    mapfile -t files < <(printf "$DATA/%s.csv\n" "$@")
    sed "s/^\[series overflow\]/[series $slug]/" "$DATA/plan.conf" \
        >"$DIR/$slug.conf"
    "$HEADCOUNT" -q plan apply "$DIR/$slug.conf"
    "$HEADCOUNT" import --series "$slug" "${files[@]}"
}

report() {
    "$HEADCOUNT" report "$2" --series "$1" --format csv
}

# All reports of a series; of the import's number none.
reports() {
    local name
    for name in summary days webinars sessions overlap loyalty minutes stay \
        coverage; do
        echo "$name"
        report "$1" "$name"
    done
    report "$1" ledger | cut -d, -f2- | LC_ALL=C sort
    report "$1" platform | cut -d, -f1,3- | LC_ALL=C sort
    report "$1" rejects | cut -d, -f2- | LC_ALL=C sort
}

@test "I1, I2: who comes by two platforms is one person, or one guest" {
    series once zoom teams webex list
    diff - <(report once webinars) <<'END'
webinar,day,registered,audience,identified,guests,no_shows,walk_ins,panelists,hosts,connections,untimed,person_minutes,mean_minutes,median_minutes,peak,peak_at
room,2021-06-29,4,7,5,2,1,2,2,1,11,0,365.0,52.1,55.0,6,2021-06-29T16:40:00+09:00
later,2021-07-01,0,5,4,1,0,,0,0,5,0,270.0,54.0,60.0,5,2021-07-01T16:00:00+09:00
END
    diff - <(report once overlap) <<'END'
webinar_a,webinar_b,heads
room,room,7
room,later,3
later,later,5
END
    diff - <(report once loyalty) <<'END'
webinars_attended,heads
1,6
2,3
END
    diff - <(report once summary | grep -E \
        '^(attendances|unique_audience|identified|guests|panelists|hosts),' |
        cut -d, -f1,2) <<'END'
attendances,12
unique_audience,9
identified,7
guests,2
panelists,2
hosts,1
END
}

@test "each file is read as what it is, and nothing is rejected" {
    diff - <(report once ledger | cut -d, -f2-) <<'END'
file,webinar,table,class,rows
zoom.csv,room,attendee,no_show,2
zoom.csv,room,attendee,stay,3
zoom.csv,room,host,stay,1
zoom.csv,room,other,stay,1
zoom.csv,room,panelist,stay,1
teams.csv,room,activities,stay,6
teams.csv,room,participants,summary,6
webex.csv,room,participants,stay,4
list.csv,later,participants,stay,5
END
    "$HEADCOUNT" imports | awk 'NR > 1 { print $3 }' | diff - <(
        printf '%s\n' zoom-webinar-attendees teams-report-v2 \
            webex-attendees generic)
}

@test "R10: in any order, each file in each place, the same reports" {
    local want got order n=0 failed=0
    want=$(reports once)
    for order in "list zoom teams webex" "webex list zoom teams" \
        "teams webex list zoom" "zoom list webex teams" \
        "list webex teams zoom" "webex teams zoom list" \
        "teams zoom list webex"; do
        n=$((n + 1))
        # shellcheck disable=SC2086 # words of an order
        series order$n $order
        got=$(reports order$n)
        [ "$got" = "$want" ] || {
            echo "$order:"
            diff <(echo "$want") <(echo "$got") || failed=1
        }
    done
    return $failed
}

@test "R10: an overflow room taken back is as if it had never been" {
    series less zoom webex list
    series undone teams zoom webex list
    "$HEADCOUNT" undo "$(report undone ledger | awk -F, '
        $2 == "teams.csv" { print $1; exit }')"
    diff <(reports less) <(reports undone)
}
