-- Copy the changes of a webinar's audience, as its tally has them.
copy figure_change (series_id, webinar_id, at, change)
from stdin (format binary);
