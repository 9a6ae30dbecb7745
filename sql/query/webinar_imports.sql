-- Count the imports of a webinar.
-- $1 webinar bigint
-- returns imports bigint
select count(*) as imports
  from import_webinar
 where webinar_id = $1;
