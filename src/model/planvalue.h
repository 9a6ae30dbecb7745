/* planvalue.h - what the values of a plan file mean, one function per form.
 *
 * Each takes a value that is there (text not NULL). False: ERR_SETTING that
 * names file, line and key. Texts are put into `arena`.
 */
#ifndef HEADCOUNT_PLANVALUE_H
#define HEADCOUNT_PLANVALUE_H

#include "model/plan.h"
#include "model/planpart.h"
#include "wrap/zone.h"

/* Minutes, "5" or "2.5": without needless zeros, so that equal numbers are
 * equal texts. */
bool value_minutes(const struct plan_value *value, struct arena *arena,
                   const char **ret_minutes, struct err *err);

/* A number of at least `least`. */
bool value_number(const struct plan_value *value, int64_t least,
                  int64_t *ret_number, struct err *err);

/* true false yes no 1 0. */
bool value_truth(const struct plan_value *value, bool *ret_truth,
                 struct err *err);

/* A day, "2021-06-29", as days since 1970-01-01. */
bool value_date(const struct plan_value *value, int64_t *ret_days,
                struct err *err);

/* "16:20" or "16:20:30", as seconds since midnight. */
bool value_clock(const struct plan_value *value, int64_t *ret_seconds,
                 struct err *err);

/* A zone; with `named` not a bare offset: SQL reads the sign of "+09:00" the
 * other way round, so a series must have a zone with a name. */
bool value_zone(const struct plan_value *value, bool named,
                struct zone **ret_zone, struct err *err);

/* Domains and ref:HEX, comma-separated; never addresses, which no error
 * quotes. HEX becomes small letters. */
bool value_domains(const struct plan_value *value, struct arena *arena,
                   const char **ret_domains, struct err *err);

/* Platform ids, comma-separated; none twice. */
bool value_platforms(const struct plan_value *value, struct arena *arena,
                     struct plan_webinar *webinar, struct err *err);

#endif
