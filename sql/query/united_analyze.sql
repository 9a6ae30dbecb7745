-- Tell the planner what united holds now.
analyze united;
