-- What the platforms' own headers claim, beside our figures.
-- $1 series bigint
select w.slug as webinar,
       n.number as import,
       c.claim,
       c.value as platform,
       o.value as headcount,
       case when o.value is distinct from c.value then o.why end as why
  from import i
  join import_number n on n.import_id = i.import_id
  join claim c on c.import_id = i.import_id
  join webinar_order w on w.webinar_id = c.webinar_id
  join figure_webinar f
    on f.series_id = i.series_id
   and f.webinar_id = c.webinar_id
 cross join lateral (values
           (1, 'registered', f.registered,
            'the platform counts registrations when it writes the file;'
            ' headcount distinct persons with an approved one and the role'
            ' attendee, over all imports'),
           (2, 'cancelled', f.cancelled,
            'the platform counts cancellations when it writes the file;'
            ' headcount distinct persons whose newest registration is'
            ' cancelled'),
           (3, 'unique_viewers', f.audience,
            'the platform counts viewers by its own rules; headcount distinct'
            ' heads of the audience, guests included, over all imports'),
           (4, 'total_users', f.connections,
            'the platform counts about every join of everybody; headcount the'
            ' distinct connections of the audience'),
           (5, 'max_concurrent', f.peak,
            'the platform takes its maximum in its own way and may write 0;'
            ' headcount the most heads of the audience present at one instant'),
           (6, 'participants', f.participants,
            'the platform counts participants by its own rules; headcount'
            ' distinct heads who attended in any role')
       ) as o (place, claim, value, why)
 where i.series_id = $1
   and n.series_id = $1
   and w.series_id = $1
   and o.claim = c.claim
 order by w.position, n.number, o.place;
