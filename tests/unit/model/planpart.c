/* planpart.c - tests of the sections and keys of a plan file. */
#include "../plantext.h"

static void
test_sections_that_are_refused(void **state)
{
    (void)state;
    refused("", "p.conf: a plan without a series");
    refused(DAY, "p.conf: a plan without a series");
    refused("title = x\n" SERIES, "p.conf:1: a key before any section");
    refused(SERIES SERIES, "p.conf:3: a second series");
    refused(SERIES DAY DAY, "p.conf:5: section [webinar w] stands already");
    refused(SERIES DAY "[session w/a]\n[session w/a]\n",
            "p.conf:6: section [session w/a] stands already in line 5");
    refused(SERIES "[session w/a]\n",
            "p.conf:3: session of a webinar that the plan does not have");
    refused_hint(SERIES "[webinars w]\n",
                 "p.conf:3: unknown section: "
                 "\"webinars\"",
                 "Did you mean \"webinar\"?");
    refused(SERIES "[webinar ann@example.org]\n",
            "p.conf:3: bad name of a webinar");
    refused(SERIES "[ann@example.org x]\n", "p.conf:3: unknown section: what");
    refused(SERIES "[webinar]\n", "p.conf:3: bad name of a webinar");
    refused(SERIES "[webinar -a]\n", "p.conf:3: bad name of a webinar");
    refused(SERIES "[webinar A]\n", "p.conf:3: bad name of a webinar");
    refused(SERIES "[webinar a b]\n", "p.conf:3: bad name of a webinar");
    refused(SERIES "[session a]\n", "p.conf:3: bad name of a session");
    refused(SERIES "[session w/]\n", "p.conf:3: bad name of a session");
    refused(SERIES "[session w/a/b]\n", "p.conf:3: bad name of a session");
}

static void
test_keys_that_are_refused(void **state)
{
    (void)state;
    refused_hint(SERIES "time_zone = UTC\n",
                 "p.conf:3: unknown key: "
                 "\"time_zone\"",
                 "Did you mean \"timezone\"?");
    refused_hint(SERIES DAY "date_ = x\n", "p.conf:5: unknown key",
                 "Did you mean \"date\"?");
    refused_hint(SERIES DAY "xyzzy = x\n", "p.conf:5: unknown key",
                 "platform_id");
    refused(SERIES "ann@example.org = x\n", "p.conf:3: unknown key: what");
    refused(SERIES DAY "timezone = UTC\n", "p.conf:5: unknown key");
    refused(SERIES DAY "date = 2021-06-30\n",
            "p.conf:5: date stands already in line 4");
    refused(SERIES "title = \xFF\n", "p.conf:3: title is not valid UTF-8");
    refused(SERIES "title = a\x1B[31m\n",
            "p.conf:3: title holds a control character");
    refused(SERIES "title = a\xC2\x9B\n",
            "p.conf:3: title holds a control character");
    refused("[series s]\ntitle = x\n", "p.conf:1: series \"s\" has no timez");
    refused(SERIES "[webinar w]\n", "p.conf:3: webinar \"w\" has no date");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sections_that_are_refused),
        cmocka_unit_test(test_keys_that_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
