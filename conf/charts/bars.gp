# bars.gp - a column for each row, over its label.
if (most < 6) set ytics 1
set yrange [0:1<*]
set xrange [-0.6:rows-0.4]
set boxwidth 0.7
set grid ytics noxtics
plot $data using 2:3:xtic(1) with boxes lc rgb '#0072b2'
