# bars.awk - bars and steps as tables, from the stopwatch's notes.
#
#   awk -f bars.awk -v bars=FILE RUNS.tsv
#
# A line of `bars`: what | A | B | limit: the median over the runs of A's seconds
# divided by B's, run by run (a step of one of several runs is its n-th line); B
# "memory": A's peak in MB; limit "-": told, but not asked for. The spread is from
# the smallest ratio to the largest.

function sort(values, n,    i, j, v) {
    for (i = 2; i <= n; i++) {
        v = values[i]
        for (j = i - 1; j >= 1 && values[j] > v; j--)
            values[j + 1] = values[j]
        values[j + 1] = v
    }
}

# The median; smallest and largest are `least` and `most`.
function median(values, n) {
    sort(values, n)
    least = values[1]
    most = values[n]
    return (values[int((n + 1) / 2)] + values[int(n / 2) + 1]) / 2
}

function middle(table, step,    i, values) {
    for (i = 1; i <= runs[step]; i++)
        values[i] = table[step, i]
    return median(values, runs[step])
}

function seconds(value) {
    return sprintf(value < 0.1 ? "%.4f" : value < 10 ? "%.2f" : "%.1f", value)
}

function verdict(value, limit) {
    if (limit == "-")
        return "-"
    return value <= limit ? "holds" : "MISSED"
}

function line(what, value, spread, limit, said, a, b) {
    printf "| %-48s | %8s | %-13s | %5s | %-6s | %8s | %8s |\n", what, value,
        spread, limit, said, a, b
}

function bar(what, a, b, limit,    i, n, values, value) {
    if (!(a in runs) || b != "memory" && !(b in runs)) {
        line(what, "", "", limit, "not run", "", "")
        return
    }
    if (b == "memory") {
        value = middle(peak, a) / 1024
        line(what, sprintf("%.0f MB", value),
            sprintf("%.0f-%.0f", least / 1024, most / 1024), limit,
            verdict(value, limit), "", "")
        return
    }
    n = runs[a] < runs[b] ? runs[a] : runs[b]
    for (i = 1; i <= n; i++)
        values[i] = wall[a, i] / wall[b, i]
    value = median(values, n)
    line(what, sprintf("%.3f", value), sprintf("%.3f-%.3f", least, most), limit,
        verdict(value, limit), seconds(middle(wall, a)), seconds(middle(wall, b)))
}

BEGIN { FS = "\t" }

{
    if (!($1 in runs))
        steps[++count] = $1
    n = ++runs[$1]
    wall[$1, n] = $2
    client[$1, n] = $3
    server[$1, n] = $4
    peak[$1, n] = $5
}

END {
    line("bar", "measured", "spread", "limit", "", "A, s", "B, s")
    print "| :----------------------------------------------- | -------: |" \
        " :------------ | ----: | :----- | -------: | -------: |"
    while ((getline text < bars) > 0) {
        split(text, part, / *\| */)
        bar(part[1], part[2], part[3], part[4])
    }
    print "\n| step               | runs | s, median | from-to         |" \
        " its CPU s | server's CPU s | peak MB |"
    print "| :----------------- | ---: | --------: | :-------------- |" \
        " --------: | -------------: | ------: |"
    for (i = 1; i <= count; i++) {
        value = middle(wall, steps[i])
        printf "| %-18s | %4d | %9s | %-15s | %9s | %14s | %7.0f |\n", steps[i],
            runs[steps[i]], seconds(value), seconds(least) "-" seconds(most),
            seconds(middle(client, steps[i])), seconds(middle(server, steps[i])),
            middle(peak, steps[i]) / 1024
    }
}
