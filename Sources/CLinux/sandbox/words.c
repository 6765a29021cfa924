// The image's /cmd and /env: one entry a line.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { most = 1 << 20 };

char **sandbox_take_lines(const char *path, char **otherwise) {
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 && (errno == ENOENT || errno == ELOOP)) return otherwise;
    struct stat status;
    if (fd < 0 || fstat(fd, &status) < 0) sandbox_die("open", path);
    if (!S_ISREG(status.st_mode)) sandbox_bad_image("has something that is not a file at", path);
    if (status.st_size > most) sandbox_bad_image("has more than 1 MiB in", path);
    size_t size = (size_t)status.st_size, used = 0;
    char *text = sandbox_pages(size + 1);
    while (used < size) {
        ssize_t got = read(fd, text + used, size - used);
        if (got < 0) sandbox_die("read", path);
        if (got == 0) break;
        used += (size_t)got;
    }
    close(fd);
    unlink(path);
    if (used == 0) return otherwise;
    if (memchr(text, 0, used)) sandbox_bad_image("has a zero byte in", path);
    size_t count = 0;
    for (size_t i = 0; i < used; i++) count += text[i] == '\n' || i + 1 == used;
    char **lines = sandbox_pages((count + 1) * sizeof *lines);
    char *next = text;
    for (size_t i = 0; i < count; i++) {
        lines[i] = next;
        next = strchrnul(next, '\n');
        if (*next) *next++ = 0;
    }
    return lines;
}

#endif
