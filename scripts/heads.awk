# heads.awk - fails on a file whose first line does not say what it is for.
#
#   awk -f scripts/heads.awk FILE...
#
# The first line (behind a #! line) is a comment: the file's name and what it
# is for; in SQL, what it answers: the first line of a report is its title.

function name(path) {
    sub(/^.*\//, "", path)
    return path
}

function complain() {
    print FILENAME ":" FNR ": the first line should say: " name(FILENAME) " - what it is for"
    bad = 1
}

FNR == 1 { done = 0 }

FNR == 1 && /^#!/ { next }

!done {
    done = 1
    line = $0
    if (FILENAME ~ /\.sql$/) {
        if (line !~ /^-- ./)
            complain()
        next
    }
    sub(/^(\/\*|#|--|;|"""|\/\/) ?/, "", line)
    given = name(FILENAME)
    short = given
    sub(/\.[a-z]+$/, "", short)
    if (line == $0 || index(line, given " - ") != 1 && index(line, short " - ") != 1)
        complain()
}

END { exit bad }
