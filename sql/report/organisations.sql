-- Which organisations people are from.
-- $1 series  bigint
-- $2 webinar text  its slug: of this webinar alone; or null
-- $3 day     text  ISO date: of this day alone; or null
-- values
-- chart: ranks organisation audience
select value as organisation,
       registered,
       audience,
       attendances
  from figure_value
 where series_id = $1
   and kind = 'organisation'
   and scope = case
                   when $2::text is not null then 'webinar'
                   when $3::text is not null then 'day'
                   else 'series'
               end
   and name = coalesce($2::text, $3::text, '')
 order by value = '',
          audience desc,
          registered desc,
          value;
