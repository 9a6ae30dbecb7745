#!/bin/sh
# check.sh - random series with known truth, through the command line.
#
#   tests/truth/check.sh [-n SEEDS] [--from SEED] [--formats A|all] [-j JOBS]
#   tests/truth/check.sh --given | --dir DIR...
#
# HEADCOUNT: the program (build/headcount); HEADCOUNT_SHARED: the folder of
# the given series (../shared).  Exit status 1 when a series fails.
exec python3 -B "$(dirname "$0")/check.py" "$@"
