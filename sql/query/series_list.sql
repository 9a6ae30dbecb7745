-- List all series by slug.
-- returns slug text, title text
select slug,
       title
  from series
 order by slug;
