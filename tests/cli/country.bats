#!/usr/bin/env bats
# country.bats - countries are kept by their code of ISO 3166-1, however they
# are written; what is no country that is known, as it is written.

load series

setup_file() {
    series_open lands <<'PLAN'
[series lands]
timezone = Asia/Tokyo
[webinar one]
date = 2021-06-29
PLAN
}

sql() {
    "$headcount" db psql -X -q -A -t -c "set search_path = headcount" -c "$1"
}

import() {
    go import --series lands --webinar one "$@"
    [ "$status" -eq 0 ]
}

@test "two spellings in two files are one country, unknown ones stay" {
    cat >english.csv <<'CSV'
email,organisation,country,registered_at
a@e.org,Japan,Japan,2021-06-01
b@e.org,Acme, united states of america ,2021-06-01
c@e.org,Acme,Lao PDR,2021-06-01
d@e.org,Acme,Atlantis,2021-06-01
e@e.org,Acme,N/A,2021-06-01
CSV
    cat >others.csv <<'CSV'
email,organisation,country,registered_at
f@e.org,日本,日本,2021-06-01
g@e.org,Acme,"=""米国""",2021-06-01
h@e.org,Acme,LAO,2021-06-01
i@e.org,Acme,atlantis,2021-06-01
CSV
    import english.csv
    import others.csv
    [ "$(sql "select country, count(*) from fact group by 1
              order by country collate \"C\"")" = \
        "Atlantis|1
JP|2
LA|2
US|2
atlantis|1
|1" ]
    # An organisation is kept as it is written.
    [ "$(sql "select count(*) from fact
              where organisation in ('Japan', '日本')")" = 2 ]
}

@test "the platform's guess is normalised, too, and the answer beside it" {
    cat >zoom.csv <<'CSV'
Attendee Report,
Report Generated:,"Jul 05, 2021 10:12 AM"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered
T,811 1111 1111,"Jun 29, 2021 4:00 PM",60,1
Attendee Details,
Attended,First Name,Last Name,Email,Country/Region,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
Yes,Ann,Lee,ann@example.org,Holland,"Jun 01, 2021 10:00 AM",approved,"Jun 29, 2021 4:00 PM","Jun 29, 2021 5:00 PM",60,Viet Nam
CSV
    go import --series small zoom.csv
    [ "$status" -eq 0 ]
    [ "$(sql 'select country, country_guess from fact')" = 'NL|VN' ]
}

@test "privacy: a country that is the row's own name is still dropped" {
    cat >names.csv <<'CSV'
email,first name,last name,country,registered_at
j@e.org,Chad,Fox,Chad,2021-06-01
k@e.org,Bob,Ray,Chad,2021-06-01
CSV
    import names.csv
    [ "$(sql "select string_agg(country, ',') from fact")" = TD ]
}

@test "register: an answered country is kept by its code" {
    for country in Kenya Quênia KEN; do
        run --separate-stderr "$headcount" register --series lands \
            --webinar one --answer "country=$country" <<<ann@example.org
        [ "$status" -eq 0 ]
    done
    [[ $stderr == *"nothing changed"* ]]
    [ "$(sql 'select distinct country from fact')" = KE ]
}

@test "the countries of real exports are all known" {
    others=${HEADCOUNT_SHARED:-$BATS_TEST_DIRNAME/../../../shared}/samples/zoom-webinar
    [ -d "$others" ] ||
        skip "no samples: set HEADCOUNT_SHARED to the folder of the samples"
    cat >real.conf <<'PLAN'
[series real]
timezone = UTC
PLAN
    "$headcount" plan apply real.conf
    for file in "$others"/*.csv; do
        go import --create --series real "$file"
        [ "$status" -eq 0 ]
    done
    [ "$(sql "select count(*) > 300 from fact where country_guess ~ '^..$'")" = t ]
    [ -z "$(sql "select country, country_guess from fact
                 where country !~ '^[A-Z]{2}$' or country_guess !~ '^[A-Z]{2}$'")" ]
}
