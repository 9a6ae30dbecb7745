-- Copy the tally of a webinar that was made while its facts were written.
copy figure_tally (series_id, webinar_id, is_guest, role, came, attended,
                   timed, status, mark, seconds, heads, connections)
from stdin (format binary);
