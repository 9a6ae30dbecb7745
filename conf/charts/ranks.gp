# ranks.gp - a bar for each row, the first on top, its label to the left and its
# number behind it.
set xrange [0:most*1.15]
set yrange [rows-0.4:-0.6]
unset grid
unset xtics
set border 0
plot $data using (0):2:(0):3:($2-0.35):($2+0.35):ytic(1) with boxxyerror lc rgb '#0072b2', \
     $data using 3:2:(sprintf("%.0f", $3)) with labels left offset 0.6,0
