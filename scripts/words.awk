# words.awk - fails on words that this house does without.
#
#   awk -f scripts/words.awk FILE...
#
# Functions that write past an end, start a shell or keep hidden state; SQL in
# C (it lives in sql/); notes to do something later (they belong in issues).

function complain(text) {
    print FILENAME ":" FNR ": " text
    bad = 1
}

BEGIN {
    never = "(^|[^a-zA-Z0-9_])(strcpy|stpcpy|strcat|strncat|v?sprintf|gets|" \
        "strtok|system|popen|tmpnam|tempnam|mktemp|alloca|atof|" \
        "localtime|gmtime|mktime|rand|srand)\\("
    later = "(^|[^A-Za-z])(TO" "DO|FIX" "ME|XX" "X)([^A-Za-z]|$)"
    sql = "\"(select|insert into|update|delete from|create|alter|drop|copy|" \
        "truncate|with) [a-z_\"]"
}

FNR == 1 { source = FILENAME ~ /^src\/.*\.[ch]$/ }

$0 ~ later { complain("a note for later") }

source && $0 ~ never && $0 !~ /^ \*/ { complain("a function we do without") }

source && tolower($0) ~ sql && tolower($0) ~ / (from|table|into|set|where|role|database|schema) / {
    complain("SQL belongs in a file of sql/")
}

END { exit bad }
