-- Number the webinars of a series in plan order, as a plan that is applied
-- does: so applying what is there changes nothing.
-- $1 series bigint
update webinar w
   set place = o.position - 1
  from webinar_order o
 where o.series_id = $1
   and w.webinar_id = o.webinar_id
   and w.place <> o.position - 1;
