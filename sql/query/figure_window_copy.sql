-- Copy the figures of sessions that have a window, as a tally has them.
copy figure_session (series_id, webinar_id, session, audience, identified,
                     guests, timed, seconds, peak, peak_at)
from stdin (format binary);
