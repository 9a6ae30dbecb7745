/* keyfile.c - the file that holds the root key. */
#include "store/keyfile.h"

#include "base/fd.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC     "headcount-key-1 "
#define MAGIC_LEN (sizeof MAGIC - 1)
#define HEX_LEN   (2 * CRYPTO_ROOT_SIZE)
#define LINE_LEN  (MAGIC_LEN + HEX_LEN + 1)

struct file {
    int fd; /* 0: none; standard input is never a key file */
};

static void
file_drop(struct file *file)
{
    if (file->fd > 0)
        close(file->fd);
}

/* Writes the line; the `use` of crypto_root_bytes, with = the descriptor. */
static bool
write_line(const uint8_t *bytes, void *with, struct err *err)
{
    char line[LINE_LEN + 1] = MAGIC;
    const int *fd = with;
    bool done;

    crypto_hex(line + MAGIC_LEN, bytes, CRYPTO_ROOT_SIZE);
    line[LINE_LEN - 1] = '\n';
    /* The umask has had its say in open: fchmod makes it exactly 0600. */
    done = fchmod(*fd, 0600) == 0 &&
           fd_write(*fd, (struct slice){ line, LINE_LEN }) && fsync(*fd) == 0;
    if (!done)
        err_system(err, "could not write the key file");
    crypto_wipe(line, sizeof line);
    return done;
}

/* Makes the name of a new file as durable as its bytes. */
static bool
sync_folder(const char *path, struct err *err)
{
    const char *slash = strrchr(path, '/');
    AUTO(buf) folder = { 0 };
    AUTO(file) file = { 0 };

    if (slash == NULL)
        buf_char(&folder, '.');
    else
        buf_add(&folder, path, slash == path ? 1 : (size_t)(slash - path));
    file.fd = open(buf_string(&folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file.fd < 0 || fsync(file.fd) != 0)
        return err_system(err, "could not make the folder of the key file safe "
                               "on disk");
    return true;
}

bool
keyfile_new(const char *path, struct crypto_key **ret_root, struct err *err)
{
    AUTO(file) file = { 0 };
    struct crypto_key *root = NULL;

    file.fd =
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file.fd < 0 && errno == EEXIST) {
        err_set(err, ERR_SETTING, "the key file \"%s\" exists already", path);
        return err_hint(err, "Keep it: without it nobody whom it has recorded "
                             "can be recognised. For another key, name another "
                             "file.");
    }
    if (file.fd < 0) {
        bool no_folder = errno == ENOENT;

        err_system(err, "could not make the key file \"%s\"", path);
        return no_folder && err_hint(err, "Make its folder first.");
    }

    if (!crypto_root_random(&root, err) ||
        !crypto_root_bytes(root, write_line, &file.fd, err) ||
        !sync_folder(path, err)) {
        crypto_key_drop(&root);
        unlink(path);
        return err_at(err, "\"%s\"", path);
    }
    *ret_root = root;
    return true;
}

static bool
open_file(const char *path, int *ret_fd, struct err *err)
{
    /* O_NONBLOCK: a FIFO of that name must not hold us up for ever. */
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);

    if (fd >= 0) {
        *ret_fd = fd;
        return true;
    }
    if (errno == ENOENT || errno == ENOTDIR) {
        err_set(err, ERR_SETTING, "there is no key file \"%s\"", path);
        return err_hint(err, "Put the key back there, or set key_file to where "
                             "it is; \"headcount init\" makes a key for a new "
                             "database.");
    }
    if (errno == ELOOP) {
        err_set(err, ERR_SETTING, "the key file \"%s\" is a symbolic link",
                path);
        return err_hint(err, "Set key_file to the file itself.");
    }
    err_set(err, ERR_SETTING, "could not open the key file \"%s\"", path);
    err_detail(err, "%s", strerror(errno));
    return err_hint(err, "Run headcount as the user who owns the key.");
}

static bool
check_file(const char *path, int fd, struct err *err)
{
    struct stat stat;

    if (fstat(fd, &stat) != 0)
        return err_system(err, "could not look at the key file \"%s\"", path);
    if (!S_ISREG(stat.st_mode)) {
        err_set(err, ERR_SETTING, "the key file \"%s\" is not a regular file",
                path);
        return err_hint(err, "Set key_file to the file that \"headcount init\" "
                             "made.");
    }
    if (stat.st_uid != geteuid()) {
        err_set(err, ERR_SETTING, "the key file \"%s\" belongs to another user",
                path);
        err_detail(err, "its owner is %ju, headcount runs as %ju",
                   (uintmax_t)stat.st_uid, (uintmax_t)geteuid());
        return err_hint(err, "Run headcount as the user who owns the key.");
    }
    if ((stat.st_mode & 07777) != 0600) {
        err_set(err, ERR_SETTING, "the key file \"%s\" has the wrong mode",
                path);
        err_detail(err, "its mode is %04o, not 0600",
                   (unsigned)stat.st_mode & 07777);
        return err_hint(err,
                        "If nobody else can have read it, run \"chmod 600\" "
                        "on it.");
    }
    return true;
}

/* Reads up to `size` bytes, all that there are. */
static bool
read_all(int fd, char *to, size_t size, size_t *ret_len)
{
    size_t len = 0;

    while (len < size) {
        ssize_t got = read(fd, to + len, size - len);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        len += (size_t)got;
    }
    *ret_len = len;
    return true;
}

static bool
parse_line(const char *path, struct slice line, struct crypto_key **ret_root,
           struct err *err)
{
    uint8_t bytes[CRYPTO_ROOT_SIZE];
    struct slice hex = { line.at + MAGIC_LEN, HEX_LEN };
    bool good = line.len == LINE_LEN && slice_starts(line, MAGIC) &&
                line.at[LINE_LEN - 1] == '\n' &&
                crypto_unhex(bytes, sizeof bytes, hex);
    bool done = good && crypto_root_from(ret_root, bytes, err);

    crypto_wipe(bytes, sizeof bytes);
    if (good)
        return done;
    err_set(err, ERR_SETTING, "the file \"%s\" holds no key", path);
    err_detail(err,
               "a key file is one line: \"headcount-key-1\", a space and %d "
               "hexadecimal digits",
               HEX_LEN);
    return err_hint(err, "Put the key back from its backup, or set key_file to "
                         "where it is.");
}

bool
keyfile_read(const char *path, struct crypto_key **ret_root, struct err *err)
{
    AUTO(file) file = { 0 };
    char line[LINE_LEN + 1]; /* one more, to see that there is no more */
    size_t len;
    bool done;

    if (!open_file(path, &file.fd, err) || !check_file(path, file.fd, err))
        return false;
    if (!read_all(file.fd, line, sizeof line, &len)) {
        err_system(err, "could not read the key file \"%s\"", path);
        crypto_wipe(line, sizeof line);
        return false;
    }
    done = parse_line(path, (struct slice){ line, len }, ret_root, err);
    crypto_wipe(line, sizeof line);
    return done;
}
