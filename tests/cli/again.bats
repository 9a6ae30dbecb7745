#!/usr/bin/env bats
# again.bats - the same bytes again, while the plan grows and imports are undone.
#
# shellcheck disable=SC2154 # status and output are bats's

load series

plan=$'[series use]\ntimezone = UTC\n[webinar a]\ndate = 2021-06-29\nplatform_id = 812 3456 7890'
grown=$plan$'\n[webinar b]\ndate = 2021-07-01\nplatform_id = 898 7654 3210'

setup_file() { series_open use <<<"$plan"; }

# Imports a file that holds meetings of a, of b and of neither.
use() {
    import "$BATS_TEST_DIRNAME/../data/formats/zoom-usage/en-2022.csv"
    [ "$status" -eq 0 ]
}

says() {
    [[ $output == *"$1"* ]]
}

@test "R10: what is known of each webinar is told again, and comes again" {
    use
    says "use/a: 3 rows: 3 stays"
    says "4 rows of meetings that no webinar of use fits"
    first=$("$headcount" imports | awk 'END { print $1 }')
    "$headcount" plan apply <(echo "$grown")
    for time in read recalled; do
        use
        says "use/a: 3 rows, imported before (import $first)"
        says "1 row of meetings that no webinar of use fits"
        [ "$time" = recalled ] || says "use/b: 3 rows: 3 stays"
    done
    says "use/b: 3 rows, imported before"
    "$headcount" undo "$first"
    use
    says "use/a: 3 rows: 3 stays"
    says "use/b: 3 rows, imported before"
}
