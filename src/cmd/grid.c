/* grid.c - a table for people that is put together cell by cell. */
#include "cmd/grid.h"

#include "report/render.h"

struct grid_table {
    struct table is;
};

static struct table *
grid_table(struct grid *grid)
{
    if (grid->in == NULL)
        grid->in = x_alloc(sizeof *grid->in);
    return &grid->in->is;
}

void
grid_column(struct grid *grid, const char *name)
{
    table_column(grid_table(grid), name, DB_SHAPE_TEXT);
}

void
grid_numbers(struct grid *grid, const char *name)
{
    table_column(grid_table(grid), name, DB_SHAPE_NUMBER);
}

void
grid_cell(struct grid *grid, struct slice cell)
{
    table_cell(grid_table(grid), cell);
}

void
grid_word(struct grid *grid, const char *word)
{
    grid_cell(grid, slice_of(word));
}

void
grid_number(struct grid *grid, size_t number)
{
    AUTO(buf) text = { 0 };

    buf_format(&text, "%zu", number);
    grid_cell(grid, buf_all(&text));
}

void
grid_print(const struct grid *grid, struct buf *to)
{
    render_text(to, &grid->in->is);
}

void
grid_drop(struct grid *grid)
{
    if (grid->in != NULL)
        table_drop(&grid->in->is);
    x_free(grid->in);
    grid->in = NULL;
}
