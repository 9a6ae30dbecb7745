-- Copy the facts of one import into one webinar, sorted by head.
copy fact (
    import_id, webinar_id, head, is_guest, role, attended, joins, leaves,
    presence, untimed_seconds, status, registered_at, line, country,
    country_guess, organisation, loose,
    first_at, last_at, seconds, connections
)
from stdin (format binary);
