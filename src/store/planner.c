/* planner.c - what the planner must not do where it cannot know better. */
#include "store/planner.h"

#include "files.h"

bool
planner_allow(struct db *db, bool loops, bool sorts, struct err *err)
{
    return db_run(db, &sql_planner, DB_ARGS(db_flag(loops), db_flag(sorts)),
                  NULL, err);
}
