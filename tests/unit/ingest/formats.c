/* formats.c - every profile has samples, in every language that it names;
 * each is claimed by its own profile alone and says what it should. */
#include "ingest/recognise.h"
#include "samples.h"

static void
find_folder(const struct sample *sample, void *with)
{
    if (strcmp(sample->profile, with) == 0)
        ((char *)with)[0] = '\0';
}

static void
find_language(const struct sample *sample, void *with)
{
    char wanted[2 * NAME_SIZE];

    snprintf(wanted, sizeof wanted, "%s %s", sample->profile, sample->language);
    if (strcmp(wanted, with) == 0)
        ((char *)with)[0] = '\0';
}

static void
test_every_profile_has_a_sample_in_each_of_its_languages(void **state)
{
    const struct profiles *profiles = test_profiles();
    AUTO(buf) missing = { 0 };

    (void)state;
    for (size_t i = 0; i < profiles->count; i++) {
        struct slice rest = slice_of(profiles->at[i].languages);
        char wanted[2 * NAME_SIZE];

        snprintf(wanted, sizeof wanted, "%s", profiles->at[i].name);
        samples_each(find_folder, wanted);
        if (wanted[0] != '\0')
            buf_format(&missing, "no sample of %s\n", wanted);
        while (rest.len > 0) {
            struct slice language = slice_cut(&rest, ' ');

            snprintf(wanted, sizeof wanted, "%s %.*s", profiles->at[i].name,
                     (int)language.len, language.at);
            samples_each(find_language, wanted);
            if (wanted[0] != '\0')
                buf_format(&missing, "no sample of %s\n", wanted);
        }
    }
    fail_with(&missing);
}

/* A folder that is of no profile would never be looked at. */
static void
test_every_folder_is_of_a_profile(void **state)
{
    DIR *dir = opendir(SAMPLES);
    struct dirent *entry;

    (void)state;
    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL)
        if (strchr(entry->d_name, '.') == NULL &&
            profiles_find(test_profiles(), entry->d_name) == NULL)
            fail_msg("%s is no profile", entry->d_name);
    closedir(dir);
}

static void
find_line(const struct sample *sample, void *with)
{
    struct layout_line *line = sample_line(sample);

    if (sample->language[0] == '\0')
        buf_format(with, "%s: not a language of its profile\n", sample->path);
    else if (line == NULL)
        buf_format(with, "%s: not in expected.csv\n", sample->path);
    else
        line->used++;
}

static void
test_every_sample_is_expected_and_nothing_else(void **state)
{
    AUTO(buf) wrong = { 0 };

    (void)state;
    samples_each(find_line, &wrong);
    for (size_t i = 1; i < expected.count; i++)
        if (expected.lines[i].used == 0)
            buf_format(&wrong, "no sample %s/*-%s\n",
                       expected.lines[i].cells[0], expected.lines[i].cells[1]);
    fail_with(&wrong);
}

static void
claim_sample(const struct sample *sample, void *with)
{
    struct crypto_key *root = test_root(), *key = NULL;
    struct recognised recognised = { 0 };
    struct source *source = NULL;

    assert_true(crypto_subkey(&key, root, CRYPTO_FILE, NULL, &err));
    assert_true(source_open(&source, sample->path, "-", key, &err));
    if (!source_recognise(source, test_profiles(), NULL, NULL, &recognised,
                          &err))
        buf_format(with, "%s: %s\n", sample->path, err.message);
    else if (strcmp(recognised.profile->name, sample->profile) != 0)
        buf_format(with, "%s: read as %s\n", sample->path,
                   recognised.profile->name);
    else if (recognised.rival != NULL)
        buf_format(with, "%s: as well %s\n", sample->path,
                   recognised.rival->name);
    source_close(source);
    crypto_key_drop(&key);
    crypto_key_drop(&root);
}

static void
test_one_profile_claims_a_sample_and_it_is_its_own(void **state)
{
    AUTO(buf) wrong = { 0 };

    (void)state;
    samples_each(claim_sample, &wrong);
    fail_with(&wrong);
}

static void
compare_sample(const struct sample *sample, void *with)
{
    const struct layout_line *line = sample_line(sample);
    AUTO(buf) differs = { 0 };

    if (line == NULL)
        return;
    sample_differs(line, sample->path, "", &differs);
    if (differs.len > 0)
        buf_format(with, "%s: %s\n", sample->path, buf_string(&differs));
}

static void
test_a_layout_says_the_same_in_every_language(void **state)
{
    AUTO(buf) wrong = { 0 };

    (void)state;
    samples_each(compare_sample, &wrong);
    fail_with(&wrong);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_every_profile_has_a_sample_in_each_of_its_languages),
        cmocka_unit_test(test_every_folder_is_of_a_profile),
        cmocka_unit_test(test_every_sample_is_expected_and_nothing_else),
        cmocka_unit_test(test_one_profile_claims_a_sample_and_it_is_its_own),
        cmocka_unit_test(test_a_layout_says_the_same_in_every_language),
    };

    return cmocka_run_group_tests(tests, expected_load, NULL);
}
