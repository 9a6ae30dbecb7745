# lines.gp - what changes with time; the labels that there are stand below.
if (most < 6) set ytics 1
set yrange [0:1<*]
set xrange [*:*] noextend
set grid ytics noxtics
set xtics scale 0
plot $data using 2:3 with filledcurves y1=0 lc rgb '#0072b2' fs solid 0.25, \
     $data using 2:3:xtic(1) with lines lw 2 lc rgb '#0072b2'
