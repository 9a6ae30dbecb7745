-- Say that webinars are the plan's own, whatever import made them.
-- $1 series bigint
-- $2 slugs  text    comma-separated
update webinar
   set made_by = null
 where series_id = $1
   and slug = any (string_to_array($2, ',') collate "C")
   and made_by is not null;
