/* render.c - the forms in which a table can be printed, by name. */
#include "report/render.h"

#include <string.h>

static const struct renderer renderers[] = {
#define RENDER_ROW(name) { #name, render_##name, NULL },
    RENDERERS(RENDER_ROW)
#undef RENDER_ROW
        { "xlsx", NULL, make_xlsx },
};

bool
renderer_run(const struct renderer *renderer, struct buf *to,
             const struct table *table, struct err *err)
{
    if (renderer->make != NULL)
        return renderer->make(to, table, err);
    renderer->render(to, table);
    return true;
}

bool
renderer_find(const char *name, const struct renderer **ret_renderer,
              struct err *err)
{
    AUTO(buf) known = { 0 };

    for (size_t i = 0; i < COUNT_OF(renderers); i++) {
        if (strcmp(renderers[i].name, name) == 0) {
            *ret_renderer = &renderers[i];
            return true;
        }
        buf_format(&known, "%s%s", i ? ", " : "", renderers[i].name);
    }
    err_set(err, ERR_USAGE, "there is no output format \"%s\"", name);
    return err_hint(err, "Choose one of %s.", buf_string(&known));
}
