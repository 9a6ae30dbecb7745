/* scope.c - which series and webinar the options mean. */
#include "cmd/scope.h"

#include "cmd/app.h"

#include <string.h>

bool
scope_read(const struct opts *opts, struct arena *arena,
           const char **ret_series, const char **ret_webinar, struct err *err)
{
    const char *series = opts_value(opts, "series");
    const char *given = opts_value(opts, "webinar");
    const char *of = NULL, *webinar = NULL;

    if (given != NULL && !app_webinar_name(arena, given, &of, &webinar, err))
        return false;
    if (series != NULL && of != NULL && strcmp(series, of) != 0) {
        err_set(err, ERR_USAGE, "--series and --webinar name two series");
        return err_detail(err, "%s and %s", series, of);
    }
    *ret_series = series ? series : of;
    *ret_webinar = webinar;
    return true;
}
