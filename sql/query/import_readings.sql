-- Tell how the times of an import were read, webinars in plan order.
-- $1 import bigint
-- returns webinar text, zone text, date_order text: null where nothing was
-- local, or nothing open
select w.slug as webinar,
       nullif(iw.zone, '') as zone,
       nullif(iw.date_order, '') as date_order
  from import i
  join import_webinar iw on iw.import_id = i.import_id
  join webinar w on w.webinar_id = iw.webinar_id
  join webinar_order o on o.webinar_id = w.webinar_id
 where i.import_id = $1
   and o.series_id = i.series_id
 order by o.position;
