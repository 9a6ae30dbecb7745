/* settings.h - one table: a row is an option, a variable and a file's key.
 *
 * The row `key_file` is `--key-file`, HEADCOUNT_KEY_FILE and `key_file = ` in
 * the configuration file; the first that says something wins: option,
 * environment, file, preset. An empty variable says nothing.
 *
 * The file: --config (or HEADCOUNT_CONFIG), else
 * $XDG_CONFIG_HOME/headcount/headcount.conf, else
 * /etc/headcount/headcount.conf; it may be absent unless it was named. A key
 * or section that is not known is an error that names its line.
 *
 * Paths come out absolute: "~/" is the user's home, "$HEADCOUNT_HOME/" the
 * setting `home`; others are taken from the folder of the file that they
 * stand in, or from the current folder.
 */
#ifndef HEADCOUNT_SETTINGS_H
#define HEADCOUNT_SETTINGS_H

#include "base/err.h"
#include "base/opt.h"

enum setting_kind {
    SETTING_TEXT,
    SETTING_SECRET, /* may hold a password: never shown */
    SETTING_PATH,
    SETTING_NUMBER, /* from 0 */
    SETTING_SIZE    /* a number of kB, MB or GB, as in "64 MB"; 0 */
};

struct setting {
    const char *name;
    enum setting_kind kind;
    const char *arg;    /* word for the value in usage */
    const char *preset; /* "" if none */
    const char *help;   /* one line */
    bool not_in_file;
};

enum setting_source {
    SETTING_FROM_PRESET,
    SETTING_FROM_FILE,
    SETTING_FROM_ENVIRONMENT,
    SETTING_FROM_OPTION
};

/* The table, which ends in a row without a name; and as options. */
extern const struct setting settings_table[];
const struct opt *settings_opts(void);

/* "key_file" as "key-file" and "HEADCOUNT_KEY_FILE", appended. */
void setting_option(struct buf *to, const char *name);
void setting_variable(struct buf *to, const char *name);

struct settings;

/* Reads options, environment and file. ERR_USAGE for a bad value of an
 * option, else ERR_SETTING. */
bool settings_open(struct settings **ret_settings, const struct opts *opts,
                   struct err *err);
void settings_close(struct settings *settings); /* NULL is fine */

/* A value, never NULL; the name must be one of the table. */
const char *settings_get(const struct settings *settings, const char *name);
size_t settings_size(const struct settings *settings, const char *name);
enum setting_source settings_source(const struct settings *settings,
                                    const char *name);

/* The configuration file that was read; "": none. */
const char *settings_file(const struct settings *settings);

#endif
