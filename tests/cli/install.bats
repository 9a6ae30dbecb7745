#!/usr/bin/env bats
# install.bats - what `make install` puts where, and the manual page.

load common

setup() {
    bats_require_minimum_version 1.5.0
    frame_setup
    cd "$BATS_TEST_DIRNAME/../.."
}

teardown() {
    frame_teardown
}

# As somebody would who has built the program: build/headcount is there.
install_to() {
    env -u MAKEFLAGS make -s "$1" DESTDIR="$DIR/root" PREFIX=/usr
}

@test "make install: a program that runs, manual, example, crontab" {
    [ -x build/headcount ] || skip "build/headcount is not there"
    install_to install
    local doc=$DIR/root/usr/share/doc/headcount
    [ "$("$DIR/root/usr/bin/headcount" --version)" = \
        "$(build/headcount --version)" ]
    cmp conf/headcount.conf.example "$doc/headcount.conf.example"
    grep -q '/usr/bin/headcount -q cron$' "$doc/headcount.crontab"
    grep -q '^.TH HEADCOUNT 1 ' "$DIR/root/usr/share/man/man1/headcount.1"
    install_to uninstall
    run find "$DIR/root" -type f
    [ -z "$output" ]
}

@test "the example of a configuration file can be read as it is, and filled in" {
    cp conf/headcount.conf.example "$DIR/headcount.conf"
    hc --config "$DIR/headcount.conf" help
    ended 0
    sed -i 's/^#\([a-z_]* = \)/\1/' "$DIR/headcount.conf"
    hc --config "$DIR/headcount.conf" help
    ended 0
    local name
    for name in $("$HEADCOUNT" help settings |
        sed -n 's/^    file: *\([a-z_]*\) = .*/\1/p'); do
        grep -q "^$name = " "$DIR/headcount.conf"
        holds "$(cat README.md)" "| \`$name\` |"
    done
}

@test "the manual has every command, option, setting and exit status" {
    hc help manual
    ended 0
    local page=${output//\\-/-} name
    for name in NAME SYNOPSIS DESCRIPTION COMMANDS OPTIONS SETTINGS \
        'EXIT STATUS'; do
        holds "$page" ".SH $name"
    done
    for name in $("$HEADCOUNT" help |
        sed -n '/^commands:/,/^$/s/^  \([a-z]*\).*/\1/p'); do
        holds "$page" ".SS $name "
        for option in $("$HEADCOUNT" "$name" --help |
            grep -o '^ .*--[a-z-]*' | grep -o -- '--[a-z-]*$'); do
            holds "$page" "$option"
        done
    done
    for name in $("$HEADCOUNT" help settings | sed -n 's/^\([a-z_]*\)$/\1/p'); do
        holds "$page" ".B $name, HEADCOUNT_"
    done
    holds "$page" $'.B 6\nthe database refused or went away'
    # Nothing but requests of ours begins with a dot.
    run grep -vE '^\.(TH|SH|SS|PP|TP|B|br)\b' <(grep '^[.]' <<<"$page")
    [ -z "$output" ]
}
