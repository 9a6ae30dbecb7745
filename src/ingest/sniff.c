/* sniff.c - what a file is, by its first bytes and never by its name. */
#include "ingest/sniff.h"

#include "ingest/cell.h"

#include <string.h>

#define SAVE_AS_CSV                                                            \
    "Open it in a spreadsheet and save it as CSV (UTF-8), or export CSV from " \
    "the platform."
#define UNPACK      "Unpack it, and import the CSV files in it."
#define TAKE_EXPORT "Import the CSV file that the platform exports."

static const struct {
    const char *bytes;
    size_t len;
    const char *what, *hint;
} magics[] = {
#define MAGIC(bytes, what, hint)             \
    {                                        \
        bytes, sizeof(bytes) - 1, what, hint \
    }
    MAGIC("PK\3\4", "a workbook (.xlsx) or an archive", SAVE_AS_CSV),
    MAGIC("PK\5\6", "an empty archive", TAKE_EXPORT),
    MAGIC("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old workbook (.xls)",
          SAVE_AS_CSV),
    MAGIC("%PDF-", "a PDF document", TAKE_EXPORT),
    MAGIC("{\\rtf", "an RTF document", TAKE_EXPORT),
    MAGIC("\x1F\x8B", "a gzip archive", UNPACK),
    MAGIC("BZh91AY&SY", "a bzip2 archive", UNPACK),
    MAGIC("\xFD"
          "7zXZ",
          "an xz archive", UNPACK),
    MAGIC("\x28\xB5\x2F\xFD", "a zstd archive", UNPACK),
    MAGIC("7z\xBC\xAF\x27\x1C", "a 7z archive", UNPACK),
    MAGIC("Rar!\x1A\x07", "a rar archive", UNPACK),
    MAGIC("\x89PNG\r\n\x1A\n", "an image", TAKE_EXPORT),
    MAGIC("\xFF\xD8\xFF", "an image", TAKE_EXPORT),
    MAGIC("GIF87a", "an image", TAKE_EXPORT),
    MAGIC("GIF89a", "an image", TAKE_EXPORT),
    MAGIC("SQLite format 3", "a database", TAKE_EXPORT),
    MAGIC("\x7F"
          "ELF",
          "a program", TAKE_EXPORT),
};

/* Bytes that no text has. The escape byte is one of ISO-2022-JP, 1A ends old
 * DOS files, and NUL bytes are counted apart. */
static bool
is_control(uint8_t c)
{
    return c == 0x7F || (c > 0 && c < ' ' && !(c >= '\t' && c <= '\r') &&
                         c != 0x1A && c != 0x1B);
}

/* UTF-16 by its NUL bytes: ASCII has one in each pair, on the same side. A
 * table of names in any script still has commas, digits and line ends; and in
 * Japanese some characters with a NUL on the other side, such as the wide
 * space, whose other byte is a "0". */
static const char *
utf16_by_nul(struct slice head)
{
    size_t at[2] = { 0, 0 };
    size_t pairs = head.len / 2;
    size_t enough = pairs / 16 + 1; /* a stray NUL in a name is no reason */

    for (size_t i = 0; i < 2 * pairs; i++)
        at[i % 2] += head.at[i] == '\0' && head.at[i ^ 1] != '0';
    if (at[1] > enough && at[0] <= at[1] / 2)
        return "UTF-16LE";
    if (at[0] > enough && at[1] <= at[0] / 2)
        return "UTF-16BE";
    return NULL;
}

/* By a byte-order mark; NULL: there is none. */
static const char *
encoding_by_mark(struct slice head)
{
    if (slice_starts(head, "\xEF\xBB\xBF"))
        return "UTF-8";
    if (slice_starts(head, "\xFF\xFE"))
        return "UTF-16LE";
    if (slice_starts(head, "\xFE\xFF"))
        return "UTF-16BE";
    return NULL;
}

const char *
sniff_encoding(struct slice head)
{
    const char *marked = encoding_by_mark(head);

    return marked ? marked : utf16_by_nul(head);
}

bool
sniff_has_mark(struct slice head)
{
    return encoding_by_mark(head) != NULL;
}

bool
sniff_binary(struct slice head, const char **ret_what, const char **ret_hint)
{
    size_t odd = 0;

    for (size_t i = 0; i < COUNT_OF(magics); i++)
        if (head.len >= magics[i].len &&
            memcmp(head.at, magics[i].bytes, magics[i].len) == 0) {
            *ret_what = magics[i].what;
            *ret_hint = magics[i].hint;
            return true;
        }
    if (sniff_encoding(head) != NULL)
        return false;
    for (size_t i = 0; i < head.len; i++)
        odd += head.at[i] == '\0' || is_control((uint8_t)head.at[i]);
    /* A stray NUL in a name is no reason: random bytes have one in ten. */
    if (odd < 6 || odd * 16 < head.len)
        return false;
    *ret_what = "a binary file";
    *ret_hint = TAKE_EXPORT;
    return true;
}

bool
sniff_delimiter(struct slice text, char *ret_delimiter)
{
    if (text.len > 0 && text.at[0] == '"')
        text.at++, text.len--;
    if (!cell_starts(text, "sep=") || text.len < 5)
        return false;
    *ret_delimiter = text.at[4];
    if (text.at[4] == '\\' && text.len > 5 && text.at[5] == 't')
        *ret_delimiter = '\t';
    return strchr(",;\t|:^~", *ret_delimiter) != NULL;
}
