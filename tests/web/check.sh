#!/usr/bin/env bash
# check.sh - opens the pages of packs in a real browser.
#
#   tests/web/check.sh     TAP; pictures of the pages are left in build/shots/
#
# A pack of the sample series in every language, one of a series full of
# strange names, and one made without gnuplot. page.mjs looks at them with
# headless Chromium, by playwright-core and axe-core of package-lock.json.
set -euo pipefail
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8
headcount=${HEADCOUNT:-$PWD/build/headcount}
data=$PWD/tests/data/isid-2021

# A plan with bad title, and an answer that is worse.
strange_make() {
    cat >"$1/strange.conf" <<'PLAN'
[series strange]
title = <script>alert("x")</script> =cmd|'/c calc'!A1 ‏עברית 😀
timezone = Asia/Tokyo
[webinar one]
title = 持続可能な産業開発のための新たな課題と機会に関する国際連携ウェビナー第一回循環経済と炭素中立社会の実現に向けた技術革新と政策対話
date = 2021-06-29
[webinar two]
title = &lt;b&gt; "quotes" 'single' ]]> -->
date = 2021-06-30
PLAN
    cat >"$1/one.csv" <<'ROWS'
Email,Name,Join,Leave,Organization,Country
a@example.org,A,2021-06-29 16:00:00,2021-06-29 17:00:00,<script>alert(1)</script>,JP
b@example.org,B,2021-06-29 16:00:00,2021-06-29 17:00:00,"=cmd|'/c calc'!A1",FR
c@example.org,C,2021-06-29 16:00:00,2021-06-29 17:00:00,‮evil 😀 ` $(id) \n,DE
d@example.org,D,2021-06-29 16:10:00,2021-06-29 16:30:00,株式会社持続可能な産業開発のための新たな課題と機会に関する国際連携研究所東京本部第一研究開発部門,
ROWS
}

packs_make() {
    local work=$1 lang
    "$headcount" init
    "$headcount" plan apply "$data/isid-2021.conf"
    "$headcount" import --series isid-2021 "$data"/day?-zoom-attendee-report.csv \
        "$data/day2-overflow-webex.csv"
    "$headcount" import --series isid-2021 --webinar day3 "$data/day3-registrations.csv"
    strange_make "$work"
    "$headcount" plan apply "$work/strange.conf"
    "$headcount" import --series strange --webinar one "$work/one.csv"
    for lang in en ja fr; do
        "$headcount" report pack --series isid-2021 --lang "$lang" -o "$work/$lang"
    done
    "$headcount" report pack --series strange -o "$work/strange"
    # Whoever has no gnuplot still has its libraries: PATH is all it is found by.
    PATH=/nonexistent "$headcount" report pack --series isid-2021 -o "$work/bare"
}

work=$(mktemp -d "${TMPDIR:-/tmp}/headcount-web.XXXXXX")
export HEADCOUNT_HOME=$work/home
finish() {
    "$headcount" db stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap finish EXIT
chmod 711 "$work"
for name in $(compgen -e); do
    case $name in PG*) unset "$name" ;; esac
done

mkdir -p build/web build/shots
cp tests/web/package.json tests/web/package-lock.json tests/web/page.mjs build/web
cmp -s build/web/package-lock.json build/web/node_modules/.installed || {
    npm ci --prefix build/web --no-audit --no-fund >&2
    cp build/web/package-lock.json build/web/node_modules/.installed
}
packs_make "$work" >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    exit 1
}
# Its profile, caches and crash reports go away with the rest.
HOME=$work TMPDIR=$work node build/web/page.mjs "$work" build/shots
