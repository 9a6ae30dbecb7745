-- List the webinars of which an import brought facts.
-- $1 import bigint
-- returns webinar_id bigint
select webinar_id
  from import_webinar
 where import_id = $1
 order by webinar_id;
