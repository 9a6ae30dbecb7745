/* civil.c - days and the proleptic Gregorian calendar; no zones here. */
#include "base/civil.h"

#include <stdio.h>
#include <string.h>

int64_t
floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

int64_t
civil_days(struct civil date)
{
    int64_t year = date.year - (date.month <= 2);
    int64_t era = floor_div(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t month = (date.month + 9) % 12; /* from March */
    int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

struct civil
civil_from_days(int64_t days)
{
    int64_t shifted = days + 719468;
    int64_t era = floor_div(shifted, 146097);
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                           day_of_era / 146096) /
                          365;
    int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    struct civil date;

    date.day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
    date.month = (int)(month < 10 ? month + 3 : month - 9);
    date.year = year_of_era + era * 400 + (date.month <= 2);
    return date;
}

bool
civil_valid(struct civil date)
{
    static const int days[] = {
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
    };
    bool leap =
        date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);

    return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days[date.month - 1] + (leap && date.month == 2);
}

bool
civil_parse(const char *text, int64_t *ret_days)
{
    static const char shape[] = "dddd-dd-dd";
    struct civil date = { 0 };

    if (strlen(text) != sizeof shape - 1)
        return false;
    for (int i = 0; shape[i] != '\0'; i++)
        if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9'
                            : text[i] != shape[i])
            return false;
    date.year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 +
                (text[2] - '0') * 10 + (text[3] - '0');
    date.month = (text[5] - '0') * 10 + (text[6] - '0');
    date.day = (text[8] - '0') * 10 + (text[9] - '0');
    if (!civil_valid(date))
        return false;
    *ret_days = civil_days(date);
    return true;
}

void
civil_format(int64_t days, char text[16])
{
    struct civil date = civil_from_days(days);
    unsigned year = (unsigned)(date.year % 10000 + 10000) % 10000;

    snprintf(text, 16, "%04u-%02u-%02u", year, (unsigned)date.month % 100,
             (unsigned)date.day % 100);
}
