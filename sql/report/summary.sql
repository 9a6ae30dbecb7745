-- The main figures, each with its definition.
-- $1 series  bigint
-- $2 webinar text  its slug: the figures of this webinar alone; or null
-- $3 day     text  ISO date: the figures of this day alone; or null
select l.figure,
       l.value,
       l.definition
  from figure_summary s
 cross join lateral (values
           (1, 'series', 1::numeric,
            'webinars that belong together'),
           (2, 'webinars', s.webinars,
            'broadcasts: what people register for'),
           (3, 'sessions', s.sessions,
            'parts of the webinars'' agendas, uncounted ones too; a webinar'
            ' without any has one'),
           (4, 'days', s.days,
            'calendar days, in the series'' time zone, on which a webinar'
            ' starts'),
           (5, 'registered', s.registered,
            'distinct persons with an approved registration and the role'
            ' attendee, in any of the webinars'),
           (6, 'attendances', s.attendances,
            'cumulative audience: each head once per counted session'),
           (7, 'unique_audience', s.unique_audience,
            'distinct heads in the audience over the webinars, each once'),
           (8, 'identified', s.identified,
            'unique audience with a usable address'),
           (9, 'guests', s.guests,
            'unique audience without a usable address'),
           (10, 'returning', s.returning_heads,
            'heads in the audience of two webinars or more'),
           (11, 'no_shows', s.no_shows,
            'registered who did not come, summed over the webinars; empty'
            ' where nothing is known of who came'),
           (12, 'walk_ins', s.walk_ins,
            'identified audience without an approved registration, summed'
            ' over the webinars; empty where nobody registered'),
           (13, 'panelists', s.panelists,
            'distinct heads who attended with panelist as their highest role'),
           (14, 'hosts', s.hosts,
            'distinct heads who attended with host as their highest role'),
           (15, 'staff', s.staff,
            'distinct heads who attended with staff as their highest role'),
           (16, 'bots', s.bots,
            'distinct heads who attended with bot as their highest role'),
           (17, 'person_minutes', round(s.seconds::numeric / 60, 1),
            'minutes that the audience was present, summed over the webinars;'
            ' overlapping stays of a head count once'),
           (18, 'connections', s.connections,
            'distinct stays (head, join, leave) of the audience, summed over'
            ' the webinars'),
           (19, 'peak', s.peak,
            'most heads of the audience present at one instant, the largest of'
            ' the webinars; empty where nobody has times'),
           -- Heads are merged by hand only (I3), and nothing does so yet.
           (20, 'merged', 0,
            'merges of heads in force, made by hand')
       ) as l (place, figure, value, definition)
 where s.series_id = $1
   and case
           when $2::text is not null then
               s.scope = 'webinar'
               and s.name = $2::text
               and ($3::text is null
                    or exists (
                           select
                             from webinar w
                            where w.series_id = s.series_id
                              and w.slug = $2::text
                              and to_char(w.day, 'YYYY-MM-DD') = $3::text
                       ))
           when $3::text is not null then
               s.scope = 'day'
               and s.name = $3::text
           else s.scope = 'series'
       end
 order by l.place;
