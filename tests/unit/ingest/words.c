/* words.c - tests of ingest/words: every word means one thing. */
#include "ingest/words.h"
#include "wrap/unicode.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static void
means(enum word_list list, const char *word, const char *expected)
{
    AUTO(buf) folded = { 0 };
    const char *meaning;

    unicode_fold(&folded, slice_of(word));
    meaning = words_meaning(list, buf_all(&folded));
    if (expected == NULL) {
        assert_null(meaning);
        return;
    }
    if (meaning == NULL)
        fail_msg("%s means nothing", word);
    assert_string_equal(meaning, expected);
}

static void
test_months(void **state)
{
    (void)state;
    means(WORD_LIST_MONTH, "Mar", "3");
    means(WORD_LIST_MONTH, "März", "3");
    means(WORD_LIST_MONTH, "STYCZNIA", "1");
    means(WORD_LIST_MONTH, "août", "8");
    means(WORD_LIST_MONTH, "дек", "12");
    means(WORD_LIST_MONTH, "marchen", NULL);
    means(WORD_LIST_MONTH, "", NULL);
    means(WORD_LIST_HALF, "mar", NULL);
}

static void
test_R8_status_words(void **state)
{
    (void)state;
    means(WORD_LIST_STATUS, "approved", "approved");
    means(WORD_LIST_STATUS, "Aprovado", "approved");
    means(WORD_LIST_STATUS, "Attending", "approved");
    means(WORD_LIST_STATUS, "Checked In", "approved");
    means(WORD_LIST_STATUS, "Not Attending", "cancelled");
    means(WORD_LIST_STATUS, "Refunded", "cancelled");
    means(WORD_LIST_STATUS, "deleted", "cancelled");
    means(WORD_LIST_STATUS, "Upgraded to Panelist", "panelist");
    means(WORD_LIST_STATUS, "denied", "denied");
    means(WORD_LIST_STATUS, "rejected by host", "denied");
    means(WORD_LIST_STATUS, "pending approval", "pending");
    means(WORD_LIST_STATUS, "waitlisted", "pending");
    means(WORD_LIST_STATUS, "承認待ち", "pending");
    means(WORD_LIST_STATUS, "perhaps", NULL);
}

static void
test_R2_attended_words(void **state)
{
    static const char *const yes[] = {
        "Yes", "Sim",  "oui", "SÍ",  "Sì", "ja",
        "да",  "はい", "예",  "tak", "1",  "TRUE"
    };
    static const char *const no[] = {
        "No",  "Não",    "non",    "Nein", "nie",
        "нет", "いいえ", "아니요", "0",    "false"
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(yes); i++)
        means(WORD_LIST_ATTENDED, yes[i], "yes");
    for (size_t i = 0; i < COUNT_OF(no); i++)
        means(WORD_LIST_ATTENDED, no[i], "no");
    means(WORD_LIST_ATTENDED, "maybe", NULL);
}

static void
test_O1_role_words(void **state)
{
    (void)state;
    means(WORD_LIST_ROLE, "Organizer", "host");
    means(WORD_LIST_ROLE, "Organisateur", "host");
    means(WORD_LIST_ROLE, "Co-organizer", "host");
    means(WORD_LIST_ROLE, "Presenter", "presenter");
    means(WORD_LIST_ROLE, "Osoba prowadząca", "presenter");
    means(WORD_LIST_ROLE, "Présentateur", "presenter");
    means(WORD_LIST_ROLE, "Attendee", "attendee");
    means(WORD_LIST_ROLE, "Uczestnik", "attendee");
    means(WORD_LIST_ROLE, "panelist", "panelist");
    means(WORD_LIST_ROLE, "staff", "staff");
    means(WORD_LIST_ROLE, "bot", "bot");
    means(WORD_LIST_ROLE, "emperor", NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_months),
        cmocka_unit_test(test_R8_status_words),
        cmocka_unit_test(test_R2_attended_words),
        cmocka_unit_test(test_O1_role_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
