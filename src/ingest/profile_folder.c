/* profile_folder.c - formats of the user's own, from a folder of *.ini files.
 */
#include "ingest/profile.h"

#include "base/ini.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int
is_profile(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);

    return entry->d_name[0] != '.' && len > 4 &&
           strcmp(entry->d_name + len - 4, ".ini") == 0;
}

static bool
file_add(struct profiles *profiles, const char *folder, const char *name,
         struct err *err)
{
    AUTO(buf) path = { 0 };
    AUTO(buf) text = { 0 };
    AUTO(buf) format = { 0 };

    buf_format(&path, "%s/%s", folder, name);
    buf_add(&format, name, strlen(name) - strlen(".ini"));
    return ini_text(buf_string(&path), &text, err) &&
           profiles_add(profiles, buf_string(&format), buf_all(&text), err);
}

bool
profiles_folder(struct profiles *profiles, const char *folder, struct err *err)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_profile, alphasort);
    bool good = true;

    if (count < 0 && (errno == ENOENT || errno == ENOTDIR))
        return true;
    if (count < 0)
        return err_system(err, "cannot read the folder %s", folder);
    for (int i = 0; i < count; i++) {
        good = good && file_add(profiles, folder, entries[i]->d_name, err);
        free(entries[i]);
    }
    free(entries);
    return good || err_at(err, "formats in %s", folder);
}
