/* ini.c - reads plans, profiles and settings: [section], key = value. */
#include "base/ini.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool
ini_line(struct ini *ini, struct slice line, int number, const char **section,
         size_t *cap, struct err *err)
{
    struct ini_item item = { .line = number };
    const char *equals;

    line = slice_trim(line);
    if (line.len > 0 && memchr(line.at, '\0', line.len) != NULL) {
        /* A text would end there in silence. UTF-16 is full of them. */
        err_set(err, ERR_SETTING, "%s:%d: a NUL byte", ini->name, number);
        return err_hint(err, "Save the file as UTF-8.");
    }
    if (line.len == 0 || line.at[0] == ';' || line.at[0] == '#')
        return true;
    if (line.at[0] == '[') {
        if (line.at[line.len - 1] != ']') {
            err_set(err, ERR_SETTING, "%s:%d: a section without its \"]\"",
                    ini->name, number);
            return err_hint(err, "Write it as [series NAME].");
        }
        line.at++, line.len -= 2;
        *section = arena_text(&ini->arena, slice_trim(line));
        item.section = *section;
        ARRAY_ADD(ini->items, ini->count, *cap) = item;
        return true;
    }
    equals = memchr(line.at, '=', line.len);
    if (equals == NULL) {
        err_set(err, ERR_SETTING,
                "%s:%d: neither a [section], a \"key = value\" nor a comment",
                ini->name, number);
        return err_hint(err, "Begin comments with \"#\" or \";\".");
    }
    item.section = *section;
    item.key = arena_text(&ini->arena, slice_trim(slice_cut(&line, '=')));
    item.value = arena_text(&ini->arena, slice_trim(line));
    ARRAY_ADD(ini->items, ini->count, *cap) = item;
    return true;
}

bool
ini_parse(struct ini *ini, const char *name, struct slice text, struct err *err)
{
    const char *section = "";
    size_t cap = 0;
    int number = 0;

    ini->name = arena_text(&ini->arena, slice_of(name));
    if (slice_starts(text, "\xEF\xBB\xBF"))
        text.at += 3, text.len -= 3;
    while (text.len > 0)
        if (!ini_line(ini, slice_cut(&text, '\n'), ++number, &section, &cap,
                      err))
            return false;
    return true;
}

bool
ini_text(const char *path, struct buf *to, struct err *err)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "re");
    bool good;

    if (file == NULL) {
        err_system(err, "cannot read %s", path);
        err->code = ERR_SETTING;
        return false;
    }
    do {
        buf_room(to, 65536);
        to->len += fread(to->at + to->len, 1, 65536, file);
        to->at[to->len] = '\0';
    } while (!feof(file) && !ferror(file));
    good = !ferror(file);
    if (!good) {
        err_system(err, "cannot read %s", path);
        err->code = ERR_SETTING;
    }
    if (!standard)
        fclose(file);
    return good;
}

bool
ini_read(struct ini *ini, const char *path, struct err *err)
{
    AUTO(buf) text = { 0 };

    return ini_text(path, &text, err) &&
           ini_parse(ini, strcmp(path, "-") == 0 ? "standard input" : path,
                     buf_all(&text), err);
}

void
ini_drop(struct ini *ini)
{
    x_free(ini->items);
    arena_drop(&ini->arena);
    *ini = (struct ini){ 0 };
}
