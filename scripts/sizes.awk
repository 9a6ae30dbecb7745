# sizes.awk - fails when a file is too large to be held in the head.
#
#   awk -f scripts/sizes.awk FILE...
#
# Files up to 400 lines; in C also functions up to 60 lines, nesting up to 3,
# no tabs. Parameters (6) are clang-tidy's to count, columns (80) scripts/lint's.
# Told by shape, since clang-format has laid the code out: a function's braces
# stand in column 1, and each level is 4 spaces.

function complain(text) {
    print FILENAME ":" FNR ": " text
    bad = 1
}

function end_file() {
    if (file != "" && lines > 400) {
        print file ": " lines " lines, 400 at most"
        bad = 1
    }
}

FNR == 1 {
    end_file()
    file = FILENAME
    c = file ~ /\.[ch]$/
    start = 0
}

{ lines = FNR }

!c { next }

/\t/ { complain("a tab") }

/^\{/ {
    start = FNR
    name = before
    sub(/\(.*$/, "", name)
}
/^[a-z_0-9]+\(/ { before = $0 }
/^\}/ {
    if (start && FNR - start - 1 > 60)
        complain(name " has " FNR - start - 1 " lines, 60 at most")
    start = 0
}

start && /^                (    )*(if|for|while|switch|do) ?[({]/ {
    complain(name " nests deeper than 3")
}

END {
    end_file()
    exit bad
}
