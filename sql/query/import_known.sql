-- What the same bytes have brought to a series before.
-- $1 series bigint
-- $2 digest bytea
-- returns import_id, webinar_id, slug of the webinar, zone, date_order,
--         profile, encoding; one row for each webinar
select i.import_id,
       w.webinar_id,
       w.slug,
       iw.zone,
       iw.date_order,
       i.profile,
       i.encoding
  from import_webinar iw
  join import i on i.import_id = iw.import_id
  join webinar w on w.webinar_id = iw.webinar_id
 where i.series_id = $1
   and iw.digest = $2
 order by i.import_id,
          w.webinar_id;
