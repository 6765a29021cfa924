// fcntl is variadic, its locks of open files are a GNU extension, and Swift's Glibc has no statfs on every system.
#ifdef __linux__
#define _GNU_SOURCE
#include "clinux_ownership.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/vfs.h>

int nesh_hold(int fd) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(fd, F_OFD_SETLK, &lock);
}

int nesh_is_held(int fd) {
    // Asked as a reader: only a writer's lock is in its way, and other readers' locks are not.
    struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
    if (fcntl(fd, F_OFD_GETLK, &lock) < 0) return -1;
    return lock.l_type != F_UNLCK;
}

uint64_t nesh_file_system(int fd) {
    struct statfs facts;
    int result;
    do result = fstatfs(fd, &facts);
    while (result < 0 && errno == EINTR);
    return result < 0 ? 0 : (uint32_t)facts.f_type;
}

#endif
