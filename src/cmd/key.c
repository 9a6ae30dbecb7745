/* key.c - `headcount key`: the key that makes pseudonyms. */
#include "base/path.h"
#include "base/say.h"
#include "cmd/cmd.h"
#include "store/keyfile.h"

#include <string.h>

static bool
new_run(struct app *app, const struct opts *opts, struct err *err)
{
    AUTO(arena) arena = { 0 };
    const char *path = app_setting(app, "key_file");
    bool made;

    (void)opts;
    /* Only the home is ours to make: a key goes where its folder is. */
    if ((strcmp(path_folder(&arena, path), app_setting(app, "home")) == 0 &&
         !app_home(app, &made, err)) ||
        !keyfile_new(path, &app->root, err))
        return false;
    say_note("key: %s, made", path);
    say_hint("Keep a copy of it in a safe place, and run headcount init.");
    return true;
}

static bool
check_run(struct app *app, const struct opts *opts, struct err *err)
{
    const struct crypto_key *root;
    uint8_t id[CRYPTO_ID_SIZE], check[CRYPTO_DIGEST_SIZE];

    (void)opts;
    if (!app_key(app, &root, err))
        return false;
    crypto_proof(root, id, check);
    say_note("key: %s, %02x%02x%02x%02x..., the one that the database knows",
             app_setting(app, "key_file"), id[0], id[1], id[2], id[3]);
    return true;
}

static const char *const new_examples[] = {
    "headcount --key-file /media/stick/key key new",
    "makes a key elsewhere than in the home",
    NULL,
};

static const struct cmd key_new = {
    .name = "new",
    .args = "",
    .summary = "makes a key file, where there is none",
    .about = "Writes a new random key to the key file (setting key_file), "
             "mode 0600. A file that exists is never overwritten. The next "
             "headcount init makes it the key of the database, if that knows "
             "none yet.",
    .examples = new_examples,
    .run = new_run,
};

static const char *const check_examples[] = {
    "headcount key check",
    "ends with 0 if the key is good, with 3 if not",
    NULL,
};

static const struct cmd key_check = {
    .name = "check",
    .args = "",
    .summary = "tells whether the key file is good and the database's own",
    .about = "Checks that the key file is a regular file that nobody else can "
             "read, and that the database was made with this key.",
    .examples = check_examples,
    .run = check_run,
};

static const struct cmd *const subs[] = { &key_new, &key_check, NULL };

static const char *const examples[] = {
    "headcount key check",
    "ends with 0 if the key is good, with 3 if not",
    NULL,
};

const struct cmd cmd_key = {
    .name = "key",
    .args = "new|check",
    .summary = "the key that makes pseudonyms",
    .about = "Addresses are never kept: a key turns each into a pseudonym. "
             "The key lies in a file outside the database. Who loses it can "
             "import nothing more; who has it can test whether an address is "
             "in the database.",
    .subs = subs,
    .examples = examples,
    .place = 600,
};
