#!/usr/bin/env bats
# pack.bats - report pack: whole or not at all, and the same for the same facts.

setup_file() {
    load small
    small_open
    "$headcount" import "$data/first.csv"
    "$headcount" import --webinar second "$data/second.csv"
    export names
    names=$("$headcount" report --list --format csv | tail -n +2 | cut -d, -f1)
}

setup() {
    load small
    cd "$small" || return
    reader="$BATS_TEST_DIRNAME/workbook.py"
}

teardown_file() {
    load small
    small_close
}

pack() {
    "$headcount" report pack --series small "$@"
}

# Nothing beside what was there: no half of a pack, whatever happened.
only() {
    diff <(printf '%s\n' "$@" | sort) <(ls -A "$small/out")
}

@test "every report as CSV and JSON, as report prints it" {
    pack -o all
    for name in $names; do
        # Ids are places among the files by name, which here they are anyway.
        diff <("$headcount" report "$name" --series small --format csv) \
            "all/csv/$name.csv"
        diff <("$headcount" report "$name" --series small --format json) \
            "all/json/$name.json"
    done
    [ "$(ls all/csv | wc -l)" = "$(wc -w <<<"$names")" ]
    [ "$(ls all/json | wc -l)" = "$(wc -w <<<"$names")" ]
}

@test "the workbook: definitions, then a sheet a report with the cells of its CSV" {
    pack -o all
    for name in $names; do
        diff <(sed -E "s/([0-9]T[0-9]{2}:[0-9]{2}:[0-9]{2})[+-][0-9]{2}:[0-9]{2}/\1/g" \
            "all/csv/$name.csv" | python3 -c 'import csv, sys
csv.writer(sys.stdout, lineterminator="\n").writerows(csv.reader(sys.stdin))') \
            <(python3 "$reader" all/workbook.xlsx "$name")
    done
    python3 "$reader" all/workbook.xlsx >definitions
    while IFS= read -r figure; do
        grep -q "^$figure," definitions
    done < <(tail -n +2 all/csv/summary.csv | cut -d, -f1)
    for name in $names; do grep -q "^$name," definitions; done
    # A picture for every part of every chart.
    python3 "$reader" all/workbook.xlsx - | grep -c '^xl/charts/chart'
    [ "$(python3 "$reader" all/workbook.xlsx - | grep -c '^xl/charts/chart')" -ge 8 ]
}

@test "the manifest names what went in and what came out" {
    pack -o all --lang fr
    python3 - "$small/all" <<'PY'
import hashlib, json, os, sys
root = sys.argv[1]
said = json.load(open(root + "/manifest.json", encoding="utf-8"))
assert said["program"].startswith("headcount "), said
assert said["series"] == "small" and said["lang"] == "fr", said
assert [i["import"] for i in said["inputs"]] == [1, 2], said
assert [i["file"] for i in said["inputs"]] == ["first.csv", "second.csv"]
assert said["newest_generated_at"] == max(
    (i["generated_at"] for i in said["inputs"] if i["generated_at"]), default=None)
there = sorted(os.path.relpath(os.path.join(d, f), root)
               for d, _, files in os.walk(root) for f in files)
assert there == sorted([f["file"] for f in said["files"]] + ["manifest.json"]), there
for f in said["files"]:
    data = open(os.path.join(root, f["file"]), "rb").read()
    assert len(data) == f["bytes"] and hashlib.sha256(data).hexdigest() == f["sha256"], f
PY
}

@test "the same facts, the same bytes: again, and imported in another order" {
    pack -o one
    sleep 1.1
    pack -o two
    diff -r one two
    load small
    undo_all
    "$headcount" import --webinar second "$data/second.csv"
    "$headcount" import "$data/first.csv"
    pack -o three
    diff -r one three
    [ "$(imports | head -n 1)" -gt 2 ] # the ids are others
}

@test "an earlier pack is replaced whole, an empty folder filled" {
    mkdir out out/empty
    pack -o out/empty
    pack -o out/empty/ --lang ja
    pack -o out/other --lang ja
    diff -r out/empty out/other
    only empty other
    [ "$(stat -c %a out/empty)" = "$(printf '%o' $((0777 & ~$(umask))))" ]
    rm -rf out
}

@test "what is no pack stays as it is: 2" {
    mkdir out out/mine out/pack
    echo notes >out/mine/notes.txt
    echo file >out/file
    run -2 --separate-stderr pack -o out/mine
    [[ $stderr == *"notes.txt"*"hint: "* ]]
    mv out/mine/notes.txt out/mine/ann@example.org
    run -2 --separate-stderr pack -o out/mine
    [[ $stderr == *"hint: "* && $stderr != *ann@example.org* ]]
    mv out/mine/ann@example.org out/mine/notes.txt
    run -2 --separate-stderr pack -o out/file
    [[ $stderr == *"no folder"* ]]
    # Neither a pack with something beside it, nor our names without a manifest.
    pack -o out/pack
    echo more >out/pack/csv/notes
    run -2 --separate-stderr pack -o out/pack
    [[ $stderr == *"csv/notes"* ]]
    [ "$(cat out/pack/csv/notes)" = more ]
    rm out/pack/csv/notes out/pack/manifest.json
    run -2 pack -o out/pack
    [ -f out/pack/index.html ]
    [ "$(cat out/mine/notes.txt)" = notes ]
    only file mine pack
    rm -rf out
}

@test "a pack that fails leaves the old one, and nothing beside it: 7" {
    mkdir out
    pack -o out/pack
    cp -r out/pack before
    (
        trap '' XFSZ
        ulimit -f 4 # the first file is longer
        pack -o out/pack --lang ja 2>said && exit 1
        [ $? = 7 ]
    )
    diff -r before out/pack
    only pack
    run -7 --separate-stderr pack -o nowhere/pack
    [[ $stderr == *"nowhere/pack"* ]]
    rm -rf out before
}

@test "wrong options: 2" {
    run -2 --separate-stderr pack
    [[ $stderr == *"-o DIR"* ]]
    run -2 pack -o x --webinar first
    run -2 pack -o x --format csv
    run -2 pack -o x --chart
    run -2 pack -o x --list
    run -2 --separate-stderr pack -o x --lang tlh
    [[ $stderr == *"en, fr, ja"* ]]
    [ ! -e x ]
}

@test "without gnuplot: a page without pictures that says so, and a warning" {
    run -0 --separate-stderr env PATH=/nonexistent "$headcount" report pack \
        --series small -o bare
    [[ $stderr == *"no pictures"*"hint: "*"gnuplot"* ]]
    ! grep -q '<svg' bare/index.html || false
    grep -q 'This page has no pictures' bare/index.html
    pack -o drawn
    grep -q '<svg' drawn/index.html
    # All but the page, and what the manifest says of it.
    run diff -rq bare drawn
    [ "$(grep -c . <<<"$output")" = 2 ]
}

@test "LibreOffice prints the workbook of a pack, and reads its sheets" {
    pack -o all
    soffice "-env:UserInstallation=file://$small/profile" --headless \
        --convert-to pdf --outdir "$small" all/workbook.xlsx >/dev/null 2>&1
    [ "$(head -c 4 workbook.pdf)" = %PDF ]
    soffice "-env:UserInstallation=file://$small/profile" --headless --convert-to \
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1' \
        --outdir "$small" all/workbook.xlsx >/dev/null 2>&1
    for name in summary days webinars overlap loyalty stay; do
        diff <(python3 -c 'import csv, sys
for row in csv.reader(sys.stdin): print([c[:-2] if c.endswith(".0") else
    {"true": "TRUE", "false": "FALSE"}.get(c, c) for c in row])' \
            < <(sed -E "s/([0-9])T([0-9]{2}:[0-9]{2}:[0-9]{2})[+-][0-9]{2}:[0-9]{2}/\1 \2/g" "all/csv/$name.csv")) \
            <(python3 -c 'import csv, sys
for row in csv.reader(sys.stdin): print([c[:-2] if c.endswith(".0") else c for c in row])' \
            <"workbook-$name.csv")
    done
}
