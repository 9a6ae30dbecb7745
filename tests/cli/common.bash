# common.bash - what every test of the command line starts from.
#
# HEADCOUNT is the program (build/headcount unless told otherwise). Each test
# has a home of its own, which the user postgres can enter, and sees no
# setting of this machine.

frame_setup() {
    HEADCOUNT=${HEADCOUNT:-$BATS_TEST_DIRNAME/../../build/headcount}
    local name
    for name in $(compgen -e); do
        case $name in
        HEADCOUNT | HEADCOUNT_TEST_*) ;;
        HEADCOUNT_* | PG*) unset "$name" ;;
        esac
    done
    # Short, since the path of a socket may have 107 bytes.
    DIR=$(mktemp -d "${TMPDIR:-/tmp}/hc.XXXXXX")
    chmod 711 "$DIR"
    export HEADCOUNT DIR
    export HEADCOUNT_HOME=$DIR/home XDG_CONFIG_HOME=$DIR/config HOME=$DIR
}

frame_teardown() {
    local pid=$HEADCOUNT_HOME/pg/postmaster.pid
    if [ -s "$pid" ]; then
        "$HEADCOUNT" -q db stop || kill -QUIT "$(head -n 1 "$pid")"
    fi
    rm -rf "$DIR"
}

# Runs headcount; output, $stderr and $status as of bats' run.
hc() {
    run --separate-stderr "$HEADCOUNT" "$@"
}

# The last run ended with this status; on failure shows what was said.
ended() {
    [ "$status" -eq "$1" ] && return
    printf 'status %s, not %s\n%s\n%s\n' "$status" "$1" "$output" "$stderr"
    return 1
}

# A text holds a part; on failure shows both.
holds() {
    case $1 in
    *"$2"*) return 0 ;;
    esac
    printf 'no "%s" in:\n%s\n' "$2" "$1"
    return 1
}
