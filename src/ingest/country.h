/* country.h - the country that is meant, by ISO 3166-1.
 *
 * Known are the codes of two and of three letters, the names that Debian's
 * iso-codes has in a dozen languages, and the spellings of
 * conf/countries.ini. Accents, punctuation, white space and case make no
 * difference, but for codes, where punctuation does: "N/a" is not NA.
 */
#ifndef HEADCOUNT_COUNTRY_H
#define HEADCOUNT_COUNTRY_H

#include "base/text.h"

/* The two letters of the country that a text (any bytes) names; NULL: none
 * that is known, or it could be two. The lists are read once, on first use. */
const char *country_code(struct slice text);

#endif
