/* wording.c - what reports say to people, in their language. */
#include "report/wording.h"

#include "base/civil.h"
#include "base/ini.h"
#include "base/map.h"
#include "files.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct wording {
    const char *lang;
    struct ini ini;
    struct map map; /* "section\nkey" to the item */
};

/* Names of countries, of all languages; read when one is first printed. */
static struct wording countries;
static struct wording *languages;

static void
wording_read(struct wording *wording, const char *name, const char *text)
{
    struct err err;
    bool good = ini_parse(&wording->ini, name, slice_of(text), &err);

    assert(good); /* it is part of the program */
    (void)good;
    wording->lang = name;
    for (size_t i = 0; i < wording->ini.count; i++) {
        const struct ini_item *item = &wording->ini.items[i];
        AUTO(buf) key = { 0 };

        buf_format(&key, "%s\n%s", item->section, item->key ? item->key : "");
        *map_at(&wording->map, buf_all(&key)) = (uint32_t)i;
    }
}

/* The language of a file, read when it is first spoken. */
static const struct wording *
language_at(size_t place)
{
    size_t count = 0;

    while (conf_langs[count].name != NULL)
        count++;
    if (languages == NULL)
        languages = x_alloc(count * sizeof *languages);
    if (languages[place].lang == NULL)
        wording_read(&languages[place], conf_langs[place].name,
                     conf_langs[place].text);
    return &languages[place];
}

bool
wording_find(const char *lang, const struct wording **ret_wording,
             struct err *err)
{
    AUTO(buf) known = { 0 };

    if (lang == NULL)
        lang = "en";
    for (size_t i = 0; conf_langs[i].name != NULL; i++) {
        if (strcmp(conf_langs[i].name, lang) == 0) {
            *ret_wording = language_at(i);
            return true;
        }
        buf_format(&known, "%s%s", i ? ", " : "", conf_langs[i].name);
    }
    err_set(err, ERR_USAGE, "reports do not speak \"%s\"", lang);
    return err_hint(err, "Choose one of %s.", buf_string(&known));
}

const char *
wording_lang(const struct wording *wording)
{
    return wording->lang;
}

const char *
wording_said(const struct wording *wording, const char *section,
             const char *key)
{
    AUTO(buf) both = { 0 };
    uint32_t at;

    buf_format(&both, "%s\n%s", section, key);
    at = map_find(&wording->map, buf_all(&both));
    if (at == MAP_NONE)
        return NULL;
    return key[0] == '\0' ? "" : wording->ini.items[at].value;
}

const struct wording *
wording_english(void)
{
    const struct wording *wording = NULL;
    struct err err;

    (void)wording_find(NULL, &wording, &err);
    return wording;
}

const char *
wording_get(const struct wording *wording, const char *section, const char *key)
{
    const char *text = wording_said(wording, section, key);

    return text != NULL ? text : wording_said(wording_english(), section, key);
}

const char *
wording_text(const struct wording *wording, const char *key)
{
    const char *text = wording_get(wording, "texts", key);

    assert(text != NULL);
    return text;
}

const char *
wording_title(const struct wording *wording, const char *report,
              const char *other)
{
    const char *title =
        wording ? wording_said(wording, "titles", report) : NULL;

    return title != NULL ? title : other;
}

void
wording_number(struct buf *to, const struct wording *wording,
               struct slice number)
{
    const char *group = wording_get(wording, "numbers", "group");
    const char *decimal = wording_get(wording, "numbers", "decimal");
    struct slice rest = number, whole = slice_cut(&rest, '.');

    for (size_t i = 0; i < whole.len; i++) {
        if (i > 0 && (whole.len - i) % 3 == 0 && isdigit(whole.at[i - 1]))
            buf_text(to, group);
        buf_char(to, whole.at[i]);
    }
    if (rest.len > 0) {
        buf_text(to, decimal);
        buf_slice(to, rest);
    }
}

/* One {x} of a date: a letter, and for periods 1 or 2 behind it. */
static void
date_part(struct buf *to, const struct wording *wording, char part,
          struct civil date, int second)
{
    const char *first = wording_said(wording, "dates", "first");
    char month[8];

    snprintf(month, sizeof month, "%d", date.month);
    switch (part) {
    case 'D':
    case 'd':
        if (date.day == 1 && first != NULL)
            buf_text(to, first);
        else
            buf_format(to, "%d", date.day);
        break;
    case 'M': buf_text(to, wording_get(wording, "months", month)); break;
    case 'm': buf_text(to, month); break;
    case 'Y': buf_format(to, "%d", (int)date.year); break;
    case 'h': buf_format(to, "%02d", second / 3600); break;
    case 'i': buf_format(to, "%02d", second / 60 % 60); break;
    default: buf_format(to, "%02d", second % 60);
    }
}

/* {D}, {M}, ... of the first date; with a 2 behind the letter of the last. */
static void
date_add(struct buf *to, const struct wording *wording, const char *how,
         const struct civil dates[2], int second)
{
    const char *at = wording_get(wording, "dates", how);

    for (; *at != '\0'; at++) {
        if (*at != '{') {
            buf_char(to, *at);
            continue;
        }
        date_part(to, wording, at[1], dates[at[2] == '2'], second);
        at = strchr(at, '}');
        assert(at != NULL);
    }
}

void
wording_day(struct buf *to, const struct wording *wording, const char *how,
            int64_t day)
{
    struct civil dates[2] = { civil_from_days(day) };

    date_add(to, wording, how, dates, 0);
}

void
wording_period(struct buf *to, const struct wording *wording, int64_t first,
               int64_t last)
{
    struct civil dates[2] = { civil_from_days(first), civil_from_days(last) };
    const char *how = "period_days";

    if (first == last)
        how = "day";
    else if (dates[0].year != dates[1].year)
        how = "period_years";
    else if (dates[0].month != dates[1].month)
        how = "period_months";
    date_add(to, wording, how, dates, 0);
}

void
wording_time(struct buf *to, const struct wording *wording, int64_t day,
             int second, bool clock)
{
    static const char *const forms[][2] = { { "time", "time_seconds" },
                                            { "clock", "clock_seconds" } };
    const char *const *how = forms[clock];
    struct civil dates[2] = { civil_from_days(day) };

    date_add(to, wording, second % 60 == 0 ? how[0] : how[1], dates, second);
}

const char *
wording_country(const struct wording *wording, struct slice code)
{
    AUTO(buf) section = { 0 };
    AUTO(buf) key = { 0 };
    const char *name;

    if (countries.lang == NULL)
        wording_read(&countries, conf_iso3166.name, conf_iso3166.text);
    buf_format(&section, "name.%s", wording->lang);
    buf_slice(&key, code);
    name = wording_said(&countries, buf_string(&section), buf_string(&key));
    if (name == NULL)
        name = wording_said(&countries, "name.en", buf_string(&key));
    return name;
}
