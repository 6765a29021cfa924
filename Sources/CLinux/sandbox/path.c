// Where a ramdisk's entry goes: walked one component at a time, so that no link planted by an earlier entry is followed.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Entries come directory by directory: the last parent is mostly the next one's too.
static char last_directory[4096];
static int last_descriptor = -1;

void sandbox_forget_parent(void) {
    if (last_descriptor >= 0) close(last_descriptor);
    last_descriptor = -1;
}

static int enter(int parent, const char *name, const char *path) {
    int flags = O_DIRECTORY | O_NOFOLLOW | O_PATH | O_CLOEXEC;
    int fd = openat(parent, name, flags);
    if (fd < 0 && errno == ENOENT && mkdirat(parent, name, 0755) == 0) fd = openat(parent, name, flags);
    if (fd < 0 && (errno == ENOTDIR || errno == ELOOP))
        sandbox_bad_image("has an entry below something that is not a directory:", path);
    if (fd < 0) sandbox_die("openat", path);
    return fd;
}

static int walk(const char *directory, const char *path) {
    int fd = open("/", O_DIRECTORY | O_PATH | O_CLOEXEC);
    if (fd < 0) sandbox_die("open", "/");
    while (*directory) {
        size_t length = strcspn(directory, "/");
        char name[256];
        if (length >= sizeof name) sandbox_bad_image("has an entry with too long a name:", path);
        memcpy(name, directory, length);
        name[length] = 0;
        int next = enter(fd, name, path);
        close(fd);
        fd = next;
        directory += length;
        while (*directory == '/') directory++;
    }
    return fd;
}

int sandbox_parent(const char *path, const char **base) {
    const char *slash = strrchr(path, '/');
    *base = slash ? slash + 1 : path;
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (last_descriptor >= 0 && strncmp(last_directory, path, length) == 0 && last_directory[length] == 0)
        return last_descriptor;
    sandbox_forget_parent();
    memcpy(last_directory, path, length);
    last_directory[length] = 0;
    last_descriptor = walk(last_directory, path);
    return last_descriptor;
}

#endif
