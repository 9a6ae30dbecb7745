-- Say that the facts or the plan of a series went one step further.
-- $1 series bigint
insert into figure_state (series_id, facts_no, figures_no)
values ($1, 1, 0)
    on conflict (series_id)
    do update set facts_no = figure_state.facts_no + excluded.facts_no;
