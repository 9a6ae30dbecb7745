-- Tell the planner what attendance holds now.
analyze attendance;
