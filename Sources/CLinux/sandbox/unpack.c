// Unpacks a cpio archive (newc) in the sandbox's root, where whatever it names lies inside.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { header_size = 110, longest_name = 4096, chunk = 1 << 18 };

struct entry {
    uint32_t inode, mode, uid, gid, links, time, size, major, minor;
    uint64_t data; // where it begins in the image file
    char path[longest_name];
};

// The archive as a stretch of the image, read front to back.
struct archive {
    const struct nesh_sandbox *sandbox;
    uint64_t position, end;
};

static char *buffer;

static void read_exactly(struct archive *archive, void *bytes, size_t count) {
    if (count > archive->end - archive->position) sandbox_bad_image("has a ramdisk that ends inside", "an entry");
    for (size_t done = 0; done < count;) {
        ssize_t got = pread(archive->sandbox->image, (char *)bytes + done, count - done,
                            (off_t)(archive->position + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) sandbox_die("pread", "the image file");
        if (got == 0) sandbox_bad_image("was cut short while", "it was read");
        done += (size_t)got;
    }
    archive->position += count;
}

static void align(struct archive *archive, uint64_t begin) {
    uint64_t padding = -(archive->position - begin) & 3;
    // The last entry's padding may be missing.
    archive->position += padding < archive->end - archive->position ? padding : archive->end - archive->position;
}

static uint32_t number(const char *digits) {
    uint32_t value = 0;
    for (int i = 0; i < 8; i++) {
        char digit = digits[i];
        uint32_t bits;
        if (digit >= '0' && digit <= '9')
            bits = (uint32_t)(digit - '0');
        else if ((digit | 32) >= 'a' && (digit | 32) <= 'f')
            bits = (uint32_t)((digit | 32) - 'a' + 10);
        else
            sandbox_bad_image("has a ramdisk with a malformed", "cpio header");
        value = value << 4 | bits;
    }
    return value;
}

// Without leading and doubled slashes and dots; empty for the root itself.
static void set_path(struct entry *entry, const char *name) {
    char *out = entry->path;
    for (const char *next = name; *next;) {
        size_t length = strcspn(next, "/");
        if (length == 2 && next[0] == '.' && next[1] == '.') sandbox_bad_image("has an entry with .. in its name:", name);
        if (length > 0 && !(length == 1 && next[0] == '.')) {
            if (out > entry->path) *out++ = '/';
            memcpy(out, next, length);
            out += length;
        }
        next += length;
        while (*next == '/') next++;
    }
    *out = 0;
}

// Zero bytes separate archives; what follows must be another one. 0 at the end.
static int skip_zeros(struct archive *archive) {
    while (archive->position < archive->end) {
        size_t count = archive->end - archive->position < chunk ? (size_t)(archive->end - archive->position) : chunk;
        uint64_t begin = archive->position;
        read_exactly(archive, buffer, count);
        for (size_t i = 0; i < count; i++)
            if (buffer[i]) {
                archive->position = begin + i;
                return 1;
            }
    }
    return 0;
}

// 0 at an archive's trailer.
static int read_entry(struct archive *archive, struct entry *entry) {
    uint64_t begin = archive->position;
    char header[header_size], name[longest_name];
    if (archive->end - begin < header_size) sandbox_bad_image("has a ramdisk that ends inside", "an entry");
    read_exactly(archive, header, sizeof header);
    if (memcmp(header, "\x1f\x8b", 2) == 0 || memcmp(header, "\x28\xb5\x2f\xfd", 4) == 0 ||
        memcmp(header, "\xfd" "7zXZ", 5) == 0)
        sandbox_bad_image("has a compressed ramdisk, which this engine does not unpack", "");
    if (memcmp(header, "070701", 6) && memcmp(header, "070702", 6))
        sandbox_bad_image("has a ramdisk that is not a", "cpio archive (newc)");
    uint32_t fields[13];
    for (int i = 0; i < 13; i++) fields[i] = number(header + 6 + 8 * i);
    uint32_t length = fields[11];
    if (length == 0 || length > sizeof name) sandbox_bad_image("has an entry with too long a name", "");
    read_exactly(archive, name, length);
    if (memchr(name, 0, length) != name + length - 1) sandbox_bad_image("has an entry with a malformed name", "");
    align(archive, begin);
    *entry = (struct entry){.inode = fields[0], .mode = fields[1],  .uid = fields[2],   .gid = fields[3],
                            .links = fields[4], .time = fields[5],  .size = fields[6],  .major = fields[7],
                            .minor = fields[8], .data = archive->position};
    if (entry->size > archive->end - archive->position)
        sandbox_bad_image("has a ramdisk that ends inside the file", name);
    archive->position += entry->size;
    align(archive, begin);
    if (strcmp(name, "TRAILER!!!") == 0) return 0;
    set_path(entry, name);
    return 1;
}

static void set_owner(const struct nesh_sandbox *sandbox, const struct entry *entry, int parent, const char *base) {
    static int told;
    if (entry->uid == 0 && entry->gid == 0) return;
    if (entry->uid < sandbox->ids && entry->gid < sandbox->ids) {
        if (fchownat(parent, base, entry->uid, entry->gid, AT_SYMLINK_NOFOLLOW) < 0)
            sandbox_die("fchownat", entry->path);
    } else if (!told++) {
        sandbox_report(NESH_SANDBOX_NOTE, EINVAL, "chown", entry->path);
    }
}

static void copy_data(const struct nesh_sandbox *sandbox, const struct entry *entry, int file) {
    struct archive data = {sandbox, entry->data, entry->data + entry->size};
    while (data.position < data.end) {
        size_t count = data.end - data.position < chunk ? (size_t)(data.end - data.position) : chunk;
        read_exactly(&data, buffer, count);
        for (size_t done = 0; done < count;) {
            ssize_t written = write(file, buffer + done, count - done);
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) sandbox_die("write", entry->path);
            done += (size_t)written;
        }
    }
}

// Another name of a file that an earlier entry made; its data may come with any of the names.
static int link_if_known(const struct entry *entry, int parent, const char *base) {
    if (entry->links < 2) return 0;
    const char *first = sandbox_first_link(entry->major, entry->minor, entry->inode, entry->path);
    if (!first || strcmp(first, entry->path) == 0) return 0;
    int here = fcntl(parent, F_DUPFD_CLOEXEC, 0);
    const char *first_base;
    int there = sandbox_parent(first, &first_base);
    if (here < 0 || linkat(there, first_base, here, base, 0) < 0) sandbox_die("linkat", entry->path);
    close(here);
    return 1;
}

static void make_file(const struct nesh_sandbox *sandbox, const struct entry *entry, int parent, const char *base) {
    int known = link_if_known(entry, parent, base);
    if (known && entry->size == 0) return;
    if (known) parent = sandbox_parent(entry->path, &base);
    int flags = known ? O_TRUNC : O_CREAT | O_EXCL;
    int file = openat(parent, base, flags | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) sandbox_die("openat", entry->path);
    copy_data(sandbox, entry, file);
    set_owner(sandbox, entry, parent, base);
    if (fchmod(file, entry->mode & 07777) < 0) sandbox_die("fchmod", entry->path);
    struct timespec times[2] = {{.tv_sec = entry->time}, {.tv_sec = entry->time}};
    if (futimens(file, times) < 0) sandbox_die("futimens", entry->path);
    close(file);
}

static void make_link(const struct nesh_sandbox *sandbox, const struct entry *entry, int parent, const char *base) {
    char target[longest_name];
    if (entry->size == 0 || entry->size >= sizeof target)
        sandbox_bad_image("has a symbolic link with a malformed target:", entry->path);
    struct archive data = {sandbox, entry->data, entry->data + entry->size};
    read_exactly(&data, target, entry->size);
    target[entry->size] = 0;
    if (symlinkat(target, parent, base) < 0) sandbox_die("symlinkat", entry->path);
    set_owner(sandbox, entry, parent, base);
}

static void make_directory(const struct nesh_sandbox *sandbox, const struct entry *entry, int parent, const char *base) {
    if (mkdirat(parent, base, 0700) < 0 && errno != EEXIST) sandbox_die("mkdirat", entry->path);
    set_owner(sandbox, entry, parent, base);
    if (fchmodat(parent, base, entry->mode & 07777, 0) < 0) sandbox_die("fchmodat", entry->path);
}

// A later entry takes the place of an earlier one; only a directory stays where it is one again.
static void make_room(const struct entry *entry, int parent, const char *base) {
    struct stat status;
    if (fstatat(parent, base, &status, AT_SYMLINK_NOFOLLOW) < 0) return;
    if (S_ISDIR(status.st_mode) && S_ISDIR(entry->mode)) return;
    // An empty directory can go. It is never the remembered parent: that one holds this entry.
    if (unlinkat(parent, base, S_ISDIR(status.st_mode) ? AT_REMOVEDIR : 0) < 0) sandbox_die("unlinkat", entry->path);
}

static void make(const struct nesh_sandbox *sandbox, const struct entry *entry) {
    static int told;
    if (!entry->path[0]) return;
    const char *base;
    int parent = sandbox_parent(entry->path, &base);
    if (strlen(base) > 255) sandbox_bad_image("has an entry with too long a name:", entry->path);
    make_room(entry, parent, base);
    switch (entry->mode & S_IFMT) {
    case S_IFREG: make_file(sandbox, entry, parent, base); break;
    case S_IFDIR: make_directory(sandbox, entry, parent, base); break;
    case S_IFLNK: make_link(sandbox, entry, parent, base); break;
    case S_IFIFO:
        if (mknodat(parent, base, S_IFIFO | (entry->mode & 07777), 0) < 0) sandbox_die("mknodat", entry->path);
        set_owner(sandbox, entry, parent, base);
        break;
    case S_IFCHR:
    case S_IFBLK:
    case S_IFSOCK:
        // Not possible in a user namespace; /dev is made again in any case.
        if (!told++) sandbox_report(NESH_SANDBOX_NOTE, EPERM, "mknod", entry->path);
        break;
    default: sandbox_bad_image("has an entry of an unknown type:", entry->path);
    }
}

void sandbox_unpack(const struct nesh_sandbox *sandbox, const struct nesh_range *ramdisk) {
    static struct entry entry;
    if (!buffer) buffer = sandbox_pages(chunk);
    if (ramdisk->size > UINT64_MAX - ramdisk->offset) sandbox_bad_image("has a ramdisk outside of", "the file");
    struct archive archive = {sandbox, ramdisk->offset, ramdisk->offset + ramdisk->size};
    while (skip_zeros(&archive)) {
        sandbox_forget_links();
        while (read_entry(&archive, &entry)) make(sandbox, &entry);
    }
}

#endif
