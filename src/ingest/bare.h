/* bare.h - lines whose cells stand in quotes that are not doubled inside.
 *
 * Some platforms write `"Ann "Annie" Lee","TRUE","-"` and a header without any
 * quotes, whatever it holds. The strict reader of wrap/csv hands such a line
 * on as it is; here it is cut at `","`, or, where it begins without a quote,
 * at commas. A cell that itself holds `","` cannot be told from two.
 */
#ifndef HEADCOUNT_BARE_H
#define HEADCOUNT_BARE_H

#include "wrap/csv.h"

struct bare {
    struct slice *cells;
    size_t count, cap;
};

/* The record that a line with a bad quote is; false: none, since it is bad for
 * another reason or begins with a quote and does not end with one. The cells
 * are valid until the next call, and as long as the record. */
bool bare_cut(struct bare *bare, const struct csv_record *record,
              struct csv_record *ret_record);
void bare_drop(struct bare *bare);

#endif
