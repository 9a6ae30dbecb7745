#!/usr/bin/env bats
# forms.bats - registrations from forms: which format a list is, and that no
# more of it is kept than organisation, country and what the plan asks for.

load small

setup_file() {
    small_open
    cat >"$small/forms.conf" <<'END'
[series forms]
title = Forms
timezone = Europe/Vienna
questions = What do you do? | Cell Phone | Birth Date
[webinar one]
title = One
date = 2021-06-29
END
    "$headcount" plan apply "$small/forms.conf"
}
teardown_file() { small_close; }

# is FORMAT HEADER ROW: a list of this header and row is of this format.
is() {
    printf '%s\n%s\n' "$2" "$3" >"$small/list.csv"
    go import --series forms --webinar one --dry-run "$small/list.csv"
    [ "$status" -eq 0 ]
    [[ $output == "list.csv: $1, forms/one: 1 rows: "* ]]
}

@test "Zoom's headings make a list Zoom's, any others leave it to generic" {
    is zoom-webinar-registrations \
        'First Name,Last Name,Email,Registration Time' \
        'Ann,Ay,ann@example.org,2021-06-20 09:00:00'
    is zoom-webinar-registrations \
        'First Name,Last Name,Email,Registration Time,Approval Status' \
        'Ann,Ay,ann@example.org,2021-06-20 09:00:00,approved'
    is generic 'First Name,Last Name,Email,Registration Time,Status' \
        'Ann,Ay,ann@example.org,2021-06-20 09:00:00,approved'
    is generic 'name,email,registered_at' 'Ann,ann@example.org,2021-06-20'
    is generic '氏名,メールアドレス,登録日時' \
        '山田,yamada@example.jp,2021/06/20 09:00'
    is generic 'First Name,Last Name,Email,Registration Date' \
        'Ann,Ay,ann@example.org,2021-06-20'
    is zoom-webinar-attendees \
        'Attended,First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time' \
        'No,Ann,Ay,ann@example.org,2021-06-20 09:00:00,approved,--,--'
}

@test "of a form's row no more is kept than the plan asks for" {
    local kept
    cat >"$small/ms.csv" <<'END'
ID,Start time,Completion time,Email,Name,Last modified time,Company,Country,Your mail,Your telephone,What do you do?,Remarks
qzxid,6/20/21 9:00:00,6/20/21 9:05:00,anonymous,anonymous,,Kept Ltd,Japan,qzxmail@example.org,qzxphone,kept weaving,qzxremark
END
    cat >"$small/eventbrite.csv" <<'END'
Order #,Order Date,First Name,Last Name,Email,Attendee Status,Cell Phone,Birth Date,Shipping City,Total Paid,What do you do?
qzxorder,2021-06-20 09:05:00+02:00,Qzxgiven,Qzxfamily,qzxbrite@example.org,Attending,qzxphone,qzxbirth,qzxcity,qzxpaid,kept farming
END
    cat >"$small/pretix.csv" <<'END'
Event slug;Order code;Position ID;Status;Email;Phone number;Order date;Order time;Attendee name;Attendee email;Company;City;What do you do?;Company;Invoice address name
qzxslug;qzxcode;1;paid;qzxbuyer@example.org;qzxphone;2021-06-20;09:05:00;Qzxname;qzxtix@example.org;Kept too;qzxcity;kept mining;qzxinvoice;Qzxpayer
END
    go import --series forms --webinar one "$small/ms.csv" \
        "$small/eventbrite.csv" "$small/pretix.csv"
    [ "$status" -eq 0 ]
    # Every row of every table, as text.
    # Binary as digits: by chance base64 spells anything.
    kept=$("$headcount" db psql -X -q -A -t -c "set xmlbinary = hex" -c "
        select query_to_xml(format('select * from headcount.%I', relname),
                            true, false, '')
          from pg_class
         where relnamespace = 'headcount'::regnamespace and relkind = 'r'")
    for word in 'Kept Ltd' 'Kept too' '>JP<' 'kept weaving' 'kept farming' \
        'kept mining'; do
        grep -q "$word" <<<"$kept"
    done
    run grep -i -o 'qzx[a-z]*' <<<"$kept"
    echo "$output"
    [ "$status" -eq 1 ]
}
