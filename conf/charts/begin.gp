# begin.gp - how charts look; before the first of them.
#
# Colours are names for conf/page.css to replace: black is text, gray lines,
# #0072b2 what is shown. Data lie in $data: label, x, y; `rows` counts them,
# `most` is the largest y, and at least 1.
set style fill solid noborder
set border 1 lc rgb 'black'
set grid ytics lc rgb 'gray' lw 1
set tics nomirror
set tics scale 0.4
set xtics nomirror
unset key
set bmargin 2.4
set rmargin 2
set tmargin 0.8
