#!/usr/bin/env bats
# vectors.bats - the committed vectors are what Python's hashlib gives.

@test "privacy 1: the vectors of refs are those of an independent hash" {
    cd "$BATS_TEST_DIRNAME/../.."
    diff <(python3 tests/unit/ingest/vectors.py) tests/data/vectors.txt
}
