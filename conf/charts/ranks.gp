# ranks.gp - a bar for each row, the first on top, its label to the left.
set xrange [0:1<*]
set yrange [rows-0.4:-0.6]
set grid xtics noytics
plot $data using (0):2:(0):3:($2-0.35):($2+0.35):ytic(1) with boxxyerror lc rgb '#0072b2'
