-- Say that the figures of a series have caught up with its facts.
-- $1 series bigint
--
-- Those of values are worked out anew when they are asked for.
insert into figure_state (series_id, facts_no, figures_no, values_no)
values ($1, 0, 0, -1)
    on conflict (series_id)
    do update set figures_no = figure_state.facts_no,
                  values_no = excluded.values_no;
