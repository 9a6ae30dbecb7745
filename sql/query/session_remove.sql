-- Remove a session.
-- $1 session bigint
delete from session
 where session_id = $1;
