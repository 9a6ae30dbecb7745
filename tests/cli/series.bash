# series.bash - for files that share a home and a series of their own.
#
# `load series` at the top; in setup_file series_open NAME <<PLAN. Tests run in
# $small, and what one has imported is taken back behind it.

load small

series_open() {
    small_open
    export series=$1
    cat >"$small/$1.conf"
    "$headcount" plan apply "$small/$1.conf"
}

setup() {
    cd "$small"
}

teardown() {
    undo_all
}

teardown_file() {
    small_close
}

import() {
    go import --series "$series" "$@"
}

figure() {
    "$headcount" report summary --series "$series" --format csv |
        awk -F, -v figure="$1" '$1 == figure { print $2 }'
}
