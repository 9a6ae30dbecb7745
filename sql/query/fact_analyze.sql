-- Tell the planner what fact holds now.
analyze fact;
