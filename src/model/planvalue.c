/* planvalue.c - what the values of a plan file mean, one function per form. */
#include "model/planvalue.h"

#include "base/civil.h"

#include <string.h>

/* More days or people than any plan means; keeps sums of them in range. */
#define NUMBER_MOST 1000000
#define REF_DIGITS  32

static bool
value_wrong(const struct plan_value *value, const char *hint, struct err *err)
{
    char quote[PLAN_QUOTE];

    plan_wrong(err, value->file, value->line, "bad %s: %s", value->key,
               plan_quote(quote, value->text));
    return err_hint(err, "%s", hint);
}

static size_t
digits_at(const char *text)
{
    return strspn(text, "0123456789");
}

bool
value_minutes(const struct plan_value *value, struct arena *arena,
              const char **ret_minutes, struct err *err)
{
    const char *whole = value->text;
    size_t whole_len = digits_at(whole);
    const char *part = whole + whole_len + (whole[whole_len] == '.');
    size_t part_len = part > whole + whole_len ? digits_at(part) : 0;
    AUTO(buf) plain = { 0 };

    if (whole_len == 0 || part[part_len] != '\0' || whole_len > 9 ||
        (part > whole + whole_len && part_len == 0))
        return value_wrong(value, "Write minutes as 5 or 2.5.", err);
    while (whole_len > 1 && whole[0] == '0')
        whole++, whole_len--;
    while (part_len > 0 && part[part_len - 1] == '0')
        part_len--;
    buf_add(&plain, whole, whole_len);
    if (part_len > 0)
        buf_char(&plain, '.');
    buf_add(&plain, part, part_len);
    *ret_minutes = arena_text(arena, buf_all(&plain));
    return true;
}

bool
value_number(const struct plan_value *value, int64_t least, int64_t *ret_number,
             struct err *err)
{
    int64_t number;

    if (!slice_number(slice_of(value->text), &number) || number < least ||
        number > NUMBER_MOST)
        return value_wrong(value, "Write a whole number.", err);
    *ret_number = number;
    return true;
}

bool
value_truth(const struct plan_value *value, bool *ret_truth, struct err *err)
{
    static const char *const words[] = {
        "false", "true", "no", "yes", "0", "1"
    };

    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (strcmp(value->text, words[i]) == 0) {
            *ret_truth = i % 2 == 1;
            return true;
        }
    }
    return value_wrong(value, "Write true or false.", err);
}

bool
value_date(const struct plan_value *value, int64_t *ret_days, struct err *err)
{
    /* The server has no year 0. */
    if (!civil_parse(value->text, ret_days) ||
        strncmp(value->text, "0000", 4) == 0)
        return value_wrong(value, "Write a day of the calendar as 2021-06-29.",
                           err);
    return true;
}

bool
value_clock(const struct plan_value *value, int64_t *ret_seconds,
            struct err *err)
{
    struct slice rest = slice_of(value->text);
    static const int64_t limits[] = { 24, 60, 60 };
    int64_t seconds = 0;

    if (rest.len != strlen("16:20") && rest.len != strlen("16:20:00"))
        return value_wrong(value, "Write a time as 16:20 or 16:20:30.", err);
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        struct slice cell = slice_cut(&rest, ':');
        int64_t number = 0;

        if ((i < 2 || cell.len > 0) &&
            (cell.len != 2 || !slice_number(cell, &number) ||
             number >= limits[i]))
            return value_wrong(value, "Write a time as 16:20 or 16:20:30.",
                               err);
        seconds = seconds * 60 + number;
    }
    *ret_seconds = seconds;
    return true;
}

bool
value_zone(const struct plan_value *value, bool named, struct zone **ret_zone,
           struct err *err)
{
    if (named && strchr("+-", value->text[0]) != NULL && value->text[0])
        return value_wrong(value,
                           "Name a zone of the tz database, such as "
                           "Europe/Vienna, or UTC.",
                           err);
    if (!zone_open(ret_zone, value->text, err))
        return err_at(err, "%s:%d: %s", value->file, value->line, value->key);
    return true;
}

static bool
is_ref(struct slice item)
{
    if (!slice_starts(item, "ref:") || item.len != 4 + REF_DIGITS)
        return false;
    return strspn(item.at + 4, "0123456789abcdefABCDEF") >= REF_DIGITS;
}

/* Labels with a dot between them. Their letters are those of any language;
 * what is not a domain after all matches no address. */
static bool
is_domain(struct slice item)
{
    bool dot = false;

    for (size_t i = 0; i < item.len; i++) {
        unsigned char c = (unsigned char)item.at[i];
        bool edge = i == 0 || i + 1 == item.len || item.at[i + 1] == '.';

        if (c == '.' && edge)
            return false;
        dot |= c == '.';
        if (c != '.' && c != '-' && c < 0x80 &&
            strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                   "0123456789_",
                   c) == NULL)
            return false;
    }
    return dot;
}

bool
value_domains(const struct plan_value *value, struct arena *arena,
              const char **ret_domains, struct err *err)
{
    struct slice rest = slice_of(value->text);
    AUTO(buf) plain = { 0 };

    while (rest.len > 0) {
        struct slice item = slice_trim(slice_cut(&rest, ','));

        if (memchr(item.at, '@', item.len) != NULL) {
            plan_wrong(err, value->file, value->line,
                       "%s holds an address, which a plan must not",
                       value->key);
            return err_hint(err, "Name the domain of the address alone, or "
                                 "ref: and the pseudonym of the person.");
        }
        if (!is_ref(item) && !is_domain(item)) {
            plan_wrong(err, value->file, value->line,
                       "%s holds something that is neither a domain nor a ref",
                       value->key);
            return err_hint(err, "Write domains (unido.org) and refs (ref: and "
                                 "32 hexadecimal digits), with commas.");
        }
        buf_text(&plain, plain.len ? ", " : "");
        for (size_t i = 0; i < item.len; i++) {
            char c = item.at[i];

            buf_char(&plain, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
        }
    }
    *ret_domains = arena_text(arena, buf_all(&plain));
    return true;
}

bool
value_platforms(const struct plan_value *value, struct arena *arena,
                struct plan_webinar *webinar, struct err *err)
{
    struct slice rest = slice_of(value->text);
    struct plan_platform *all;
    size_t commas = 0, count = 0;

    for (size_t i = 0; i < rest.len; i++)
        commas += rest.at[i] == ',';
    all = arena_get(arena, (commas + 1) * sizeof *all);
    while (rest.len > 0) {
        struct slice shown = slice_trim(slice_cut(&rest, ','));
        const char *id = platform_id_plain(arena, shown);

        if (!platform_id_valid(id))
            return value_wrong(value,
                               "Write ids as 812 3456 7890: letters, digits, "
                               "spaces and hyphens, with commas between them.",
                               err);
        for (size_t i = 0; i < count; i++)
            if (strcmp(all[i].id, id) == 0)
                return value_wrong(value, "Write each id once.", err);
        all[count].id = id;
        all[count++].shown = arena_text(arena, shown);
    }
    webinar->platforms = all;
    webinar->platform_count = count;
    return true;
}
