/* file.c - libFuzzer: any bytes as an export, read by all profiles.
 *
 * Beyond what the sanitizers see: what is read adds up (rows are the sum of
 * the classes, rejects those of class rejected), facts come sorted by head
 * with their stays in order, and what is refused says why without an address.
 */
#include "base/ini.h"
#include "check.h"
#include "ingest/reading.h"
#include "model/planfile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char plan_text[] =
    "[series s]\ntimezone = Europe/Vienna\nquestions = Why?\n"
    "staff = staff.example.org\n"
    "[webinar a]\ndate = 2021-06-29\nplatform_id = 812 3456 7890\n"
    "[webinar b]\ndate = 2021-03-28\n"
    "[webinar c]\ndate = 2021-07-01\n";

/* Made once: nothing of it changes. */
static struct plan plan;
static struct profiles profiles;
static struct crypto_key *file_key;
static struct identity *identity;

static void
set_up(void)
{
    struct crypto_key *root = NULL;
    AUTO(ini) ini = { 0 };
    uint8_t key[CRYPTO_ROOT_SIZE] = { 1, 2, 3 };
    struct err err;

    check(crypto_start(&err) && crypto_root_from(&root, key, &err) &&
              ini_parse(&ini, "plan", slice_of(plan_text), &err) &&
              planfile_parse(&plan, &ini, &err) &&
              profiles_load(&profiles, &err) &&
              crypto_subkey(&file_key, root, CRYPTO_FILE, NULL, &err) &&
              identity_open(&identity, root, plan.realm, plan.slug, &err),
          "everything is there");
    for (size_t i = 0; i < plan.webinar_count; i++)
        plan.webinars[i].webinar_id = (int64_t)i + 1;
    crypto_key_drop(&root);
}

struct last {
    struct ref head;
    bool any;
};

static bool
check_fact(const struct fact *fact, void *with, struct err *err)
{
    struct last *last = with;

    (void)err;
    check(!last->any || memcmp(&last->head, &fact->head, sizeof last->head) < 0,
          "facts are sorted by head");
    *last = (struct last){ fact->head, true };
    for (size_t i = 0; i < fact->stay_count; i++) {
        check(fact->stays[i].join <= fact->stays[i].leave, "a stay has an end");
        check(i == 0 || fact->stays[i - 1].join <= fact->stays[i].join,
              "stays are sorted");
    }
    for (size_t i = 0; i < fact->presence_count; i++) {
        check(fact->presence[i].join < fact->presence[i].leave,
              "presence is time");
        check(i == 0 || fact->presence[i - 1].leave < fact->presence[i].join,
              "presence is disjoint");
    }
    return true;
}

static void
check_reading(struct reading *reading)
{
    const struct harvest *harvest = reading_harvest(reading);
    int64_t rejected = 0;
    struct err err;

    for (size_t i = 0; i < harvest->webinar_count; i++) {
        struct last last = { .any = false };

        for (int part = 0; part < PART_COUNT; part++)
            rejected += harvest->webinars[i].rows[part][CLASS_REJECTED];
        if (harvest->webinars[i].foreign || harvest->webinars[i].known)
            continue;
        check(reading_facts(reading, i, check_fact, &last, &err),
              "facts can be told");
    }
    check(rejected == (int64_t)harvest->reject_count, "rejects add up");
    for (size_t i = 0; i < harvest->reject_count; i++)
        check(harvest->rejects[i].reason[0] != '\0', "a reject has a reason");
}

static void
check_refusal(const struct err *err)
{
    check(err->message[0] != '\0', "a refusal says why");
    check(strchr(err->message, '@') == NULL &&
              strchr(err->detail, '@') == NULL &&
              strchr(err->hint, '@') == NULL,
          "a refusal tells no address");
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct reading_how how = { .plan = &plan, .profiles = &profiles };
    struct source *source = NULL;
    struct reading *reading = NULL;
    struct err err = { 0 };
    char path[32];
    int file;

    if (plan.webinar_count == 0)
        set_up();
    file = memfd_create("fuzz", MFD_CLOEXEC);
    check(file >= 0 && write(file, bytes, size) == (ssize_t)size, "a file");
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    how.identity = identity;
    how.place.file = "file.csv";
    how.bots = "*notetaker*";
    how.place.create = size % 2 == 0;
    if (source_open(&source, path, "file.csv", file_key, &err) &&
        reading_open(&reading, source, &how, &err))
        check_reading(reading);
    else
        check_refusal(&err);
    reading_close(reading);
    source_close(source);
    close(file);
    return 0;
}
