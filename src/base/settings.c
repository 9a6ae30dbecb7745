/* settings.c - one table: a row is an option, a variable and a file's key. */
#include "base/settings.h"
#include "base/ini.h"
#include "base/path.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HOME_NAME "$HEADCOUNT_HOME/"

const struct setting settings_table[] = {
    { "config", SETTING_PATH, "FILE",
      "$XDG_CONFIG_HOME/headcount/headcount.conf, else "
      "/etc/headcount/headcount.conf",
      "read this configuration file", true },
    { "home", SETTING_PATH, "DIR",
      "/var/lib/headcount for root, else $XDG_DATA_HOME/headcount",
      "where headcount keeps its key, inbox and private server", false },
    { "database", SETTING_SECRET, "CONNINFO", "",
      "connection string or URL of a PostgreSQL server; none: the "
      "environment of libpq, else a private server",
      false },
    { "key_file", SETTING_PATH, "FILE", HOME_NAME "key",
      "the key that makes pseudonyms", false },
    { "inbox", SETTING_PATH, "DIR", HOME_NAME "inbox",
      "the drop folder of `headcount inbox`", false },
    { "inbox_keep_days", SETTING_NUMBER, "DAYS", "30",
      "how long files stay in done/ and failed/ of the inbox", false },
    { "formats_dir", SETTING_PATH, "DIR", HOME_NAME "formats",
      "your own descriptions of formats, FORMAT.ini", false },
    { "bots", SETTING_TEXT, "PATTERNS",
      "otter.ai, otter.ai *, *'s otter.ai*, *’s otter.ai*, *notetaker "
      "(otter.ai)*, *otterpilot*, otter notetaker*, otter assistant*, "
      "fireflies.ai, fireflies.ai *, *fireflies.ai notetaker*, "
      "*fireflies notetaker*, *'s fireflies.ai*, *’s fireflies.ai*, "
      "read.ai, read.ai *, read ai, read ai meeting notes*, *read ai "
      "notetaker*, *fathom notetaker*, *fellow notetaker*, tl;dv*, "
      "tldv*, *tl;dv notetaker*, meetgeek*, *meetgeek notetaker*, "
      "avoma, avoma bot*, *avoma assistant*, *avoma notetaker*, notta "
      "bot*, sembly ai*, supernormal*, circleback*, spinach ai*, "
      "spinach.ai*, *gong notetaker*, gong recorder*, *grain "
      "notetaker*, grain recorder*, chorus recorder*, *krisp "
      "notetaker*, *nylas notetaker*, notetaker, ai notetaker*, * ai "
      "notetaker*, *.ai notetaker*, meeting notetaker*, *'s "
      "notetaker, *’s notetaker",
      "names of bots, comma-separated; * is any text", false },
    { "memory", SETTING_SIZE, "SIZE", "128 MB",
      "for the rows of a file; more goes to a temporary file", false },
    { "pg_bindir", SETTING_PATH, "DIR", "",
      "the programs of PostgreSQL for the private server; none: found", false },
    { NULL, SETTING_TEXT, NULL, NULL, NULL, false }
};

#define SETTING_COUNT (COUNT_OF(settings_table) - 1)

struct settings {
    struct arena arena;
    const char *values[SETTING_COUNT];
    enum setting_source sources[SETTING_COUNT];
    const char *file;        /* the configuration file, "" */
    const char *file_folder; /* its folder, absolute */
};

static size_t
setting_index(const char *name)
{
    size_t i = 0;

    while (i < SETTING_COUNT && strcmp(settings_table[i].name, name) != 0)
        i++;
    return i;
}

void
setting_option(struct buf *to, const char *name)
{
    for (; *name; name++)
        buf_char(to, *name == '_' ? '-' : *name);
}

void
setting_variable(struct buf *to, const char *name)
{
    buf_text(to, "HEADCOUNT_");
    for (; *name; name++)
        buf_char(to, (char)toupper((unsigned char)*name));
}

const struct opt *
settings_opts(void)
{
    static struct opt opts[SETTING_COUNT + 1];
    static char names[SETTING_COUNT][32];

    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting *row = &settings_table[i];
        AUTO(buf) name = { 0 };

        setting_option(&name, row->name);
        assert(name.len < sizeof names[i]);
        memcpy(names[i], buf_string(&name), name.len + 1);
        opts[i] = (struct opt){ names[i], 0, OPT_VALUE, row->arg, row->help };
    }
    return opts;
}

static const char *
preset_home(struct arena *arena)
{
    /* The user postgres, who runs the server of root, cannot enter /root. */
    if (geteuid() == 0)
        return "/var/lib/headcount";
    return path_join(arena, path_xdg(arena, "XDG_DATA_HOME", ".local/share"),
                     "headcount");
}

/* Makes a value of the kind PATH absolute; `folder` NULL: the current one. */
static bool
resolve(struct settings *settings, size_t index, const char *folder,
        struct err *err)
{
    struct arena *arena = &settings->arena;
    const char **value = &settings->values[index];

    if (slice_starts(slice_of(*value), HOME_NAME)) {
        *value = path_join(arena, settings_get(settings, "home"),
                           *value + strlen(HOME_NAME));
        return true;
    }
    return (*value)[0] == '\0' ||
           path_absolute(arena, *value, folder, value, err);
}

static bool
unknown_key(const struct ini *ini, const struct ini_item *item, struct err *err)
{
    const char *names[SETTING_COUNT];
    const char *nearest;
    size_t count = 0;

    for (size_t i = 0; i < SETTING_COUNT; i++)
        if (!settings_table[i].not_in_file)
            names[count++] = settings_table[i].name;
    nearest = nearest_word(item->key, names, count);
    err_set(err, ERR_SETTING, "%s:%d: unknown setting \"%s\"", ini->name,
            item->line, item->key);
    if (nearest != NULL)
        return err_hint(err, "Did you mean %s?", nearest);
    return err_hint(err, "Run headcount help settings to see all of them.");
}

static void
take_value(struct settings *settings, size_t index, const char *value,
           enum setting_source source)
{
    settings->values[index] =
        arena_text(&settings->arena, slice_trim(slice_of(value)));
    settings->sources[index] = source;
}

/* As PostgreSQL has it: 1 kB is 1024 bytes. */
static bool
size_read(const char *value, size_t *ret_size)
{
    static const char *const units[] = { "", "kB", "MB", "GB" };
    struct slice number = { value, strspn(value, "0123456789") };
    struct slice unit = slice_trim(slice_of(value + number.len));
    int index = slice_index(unit, units, COUNT_OF(units));
    int64_t count;

    if (!slice_number(number, &count) || count > 999999 || index < 0 ||
        (index == 0 && count > 0))
        return false;
    *ret_size = (size_t)count << index * 10;
    return true;
}

static bool
check_value(const struct setting *row, const char *value, const char *where,
            struct err *err)
{
    int64_t number;
    size_t size;

    /* A path without a preset may be empty: then it is found. */
    if (row->kind == SETTING_PATH && value[0] == '\0' && row->preset[0]) {
        err_set(err, ERR_SETTING, "%s: %s is empty", where, row->name);
        return err_hint(err, "Name a path, or leave it out.");
    }
    if (row->kind == SETTING_SIZE ? size_read(value, &size)
                                  : row->kind != SETTING_NUMBER ||
                                        slice_number(slice_of(value), &number))
        return true;
    err_set(err, ERR_SETTING, "%s: %s is no %s", where, row->name,
            row->kind == SETTING_SIZE ? "size" : "number");
    return err_hint(err, "Write a whole number%s, as in %s = %s.",
                    row->kind == SETTING_SIZE ? " of kB, MB or GB" : "",
                    row->name, row->preset);
}

static bool
read_items(struct settings *settings, const struct ini *ini, struct err *err)
{
    for (size_t i = 0; i < ini->count; i++) {
        const struct ini_item *item = &ini->items[i];
        AUTO(buf) where = { 0 };
        size_t index;

        buf_format(&where, "%s:%d", ini->name, item->line);
        if (item->key == NULL) {
            err_set(err, ERR_SETTING, "%s: a configuration has no sections",
                    buf_string(&where));
            return err_hint(err, "Declare series and webinars in a plan: "
                                 "headcount plan apply FILE.");
        }
        index = setting_index(item->key);
        if (index == SETTING_COUNT || settings_table[index].not_in_file)
            return unknown_key(ini, item, err);
        if (!check_value(&settings_table[index], item->value,
                         buf_string(&where), err))
            return false;
        take_value(settings, index, item->value, SETTING_FROM_FILE);
    }
    return true;
}

/* The first file that there is; NULL: none. One that is there and cannot be
 * read must not be passed over in silence. */
static const char *
find_file(struct arena *arena)
{
    const char *places[] = {
        path_join(arena, path_xdg(arena, "XDG_CONFIG_HOME", ".config"),
                  "headcount/headcount.conf"),
        "/etc/headcount/headcount.conf"
    };

    for (size_t i = 0; i < COUNT_OF(places); i++)
        if (access(places[i], F_OK) == 0 ||
            (errno != ENOENT && errno != ENOTDIR))
            return places[i];
    return NULL;
}

static bool
read_file(struct settings *settings, const char *named, struct err *err)
{
    AUTO(ini) ini = { 0 };
    const char *path = named;

    if (path == NULL)
        path = find_file(&settings->arena);
    else if (strcmp(path, "-") != 0 &&
             !path_absolute(&settings->arena, path, NULL, &path, err))
        return false;
    if (path == NULL)
        return true;
    if (!ini_read(&ini, path, err))
        return err_at(err, "reading the configuration");
    settings->file_folder = path_folder(&settings->arena, path);
    settings->file = arena_text(&settings->arena, slice_of(path));
    return read_items(settings, &ini, err);
}

static const char *
variable(const char *name)
{
    AUTO(buf) full = { 0 };
    const char *value;

    setting_variable(&full, name);
    value = getenv(buf_string(&full));
    return value && value[0] ? value : NULL;
}

static const char *
option(const struct opts *opts, const char *name)
{
    AUTO(buf) full = { 0 };

    setting_option(&full, name);
    return opts_value(opts, buf_string(&full));
}

/* An option that is given says something: "" is a variable of some script that
 * was not set, and must not lead to another database. */
static bool
check_given(const struct setting *row, const char *given, struct err *err)
{
    if (row->kind == SETTING_SECRET && slice_trim(slice_of(given)).len == 0) {
        err_set(err, ERR_USAGE, "command line: %s is empty", row->name);
        return err_hint(err, "Write a connection string, or leave it out for "
                             "the private server.");
    }
    if (check_value(row, given, "command line", err))
        return true;
    err->code = ERR_USAGE;
    return false;
}

/* The file has been read; now what stands above and below it. */
static bool
settle(struct settings *settings, size_t index, const struct opts *opts,
       struct err *err)
{
    const struct setting *row = &settings_table[index];
    const char *given = option(opts, row->name);
    const char *from_variable = variable(row->name);
    const char *folder = NULL;

    if (given != NULL) {
        if (!check_given(row, given, err))
            return false;
        take_value(settings, index, given, SETTING_FROM_OPTION);
    } else if (from_variable != NULL) {
        if (!check_value(row, from_variable, "environment", err))
            return false;
        take_value(settings, index, from_variable, SETTING_FROM_ENVIRONMENT);
    } else if (settings->values[index] != NULL) {
        folder = settings->file_folder;
    } else {
        take_value(settings, index,
                   strcmp(row->name, "home") == 0
                       ? preset_home(&settings->arena)
                       : row->preset,
                   SETTING_FROM_PRESET);
    }
    if (row->kind != SETTING_PATH)
        return true;
    return resolve(settings, index, folder, err);
}

bool
settings_open(struct settings **ret_settings, const struct opts *opts,
              struct err *err)
{
    struct settings *settings = x_alloc(sizeof *settings);
    const char *config = option(opts, "config");
    bool good;

    settings->file = "";
    good = read_file(settings, config ? config : variable("config"), err);
    take_value(settings, setting_index("config"), settings->file,
               SETTING_FROM_PRESET);
    /* In the order of the table: `home` before what lies in it. */
    for (size_t i = setting_index("home"); good && i < SETTING_COUNT; i++)
        good = settle(settings, i, opts, err);
    if (!good) {
        settings_close(settings);
        return false;
    }
    *ret_settings = settings;
    return true;
}

void
settings_close(struct settings *settings)
{
    if (settings == NULL)
        return;
    arena_drop(&settings->arena);
    x_free(settings);
}

const char *
settings_get(const struct settings *settings, const char *name)
{
    size_t index = setting_index(name);

    assert(index < SETTING_COUNT);
    return settings->values[index];
}

size_t
settings_size(const struct settings *settings, const char *name)
{
    size_t size = 0;

    size_read(settings_get(settings, name), &size);
    return size;
}

enum setting_source
settings_source(const struct settings *settings, const char *name)
{
    size_t index = setting_index(name);

    assert(index < SETTING_COUNT);
    return settings->sources[index];
}

const char *
settings_file(const struct settings *settings)
{
    return settings->file;
}
