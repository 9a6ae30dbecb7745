-- Of the webinars that a removed import made: those with other imports are now
-- the making of the oldest of these; one in which a role was given by hand stays
-- for that.
-- $1 import bigint
-- returns webinar_id bigint, lost boolean (nothing is left); a row for each
update webinar w
   set made_by = (
           select min(i.import_id)
             from import_webinar i
            where i.webinar_id = w.webinar_id
       )
 where w.made_by = $1
returning w.webinar_id,
          w.made_by is null
              and not exists (
                      select
                        from hand_role h
                       where h.webinar_id = w.webinar_id
                  ) as lost;
