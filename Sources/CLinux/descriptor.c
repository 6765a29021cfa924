// open, fcntl and ioctl are variadic, which Swift cannot call; pipe2 and getrandom are GNU extensions.
#ifdef __linux__
#define _GNU_SOURCE
#include "clinux_descriptor.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <unistd.h>

int nesh_open(int directory, const char *path, int flags, unsigned mode) {
    int fd;
    do fd = openat(directory, path, flags | O_CLOEXEC, mode);
    while (fd < 0 && errno == EINTR);
    return fd;
}

int nesh_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int nesh_duplicate(int fd, int lowest) { return fcntl(fd, F_DUPFD_CLOEXEC, lowest); }

int nesh_set_nonblocking(int fd, int on) {
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0) return -1;
    return fcntl(fd, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK);
}

int nesh_set_cloexec(int fd, int on) { return fcntl(fd, F_SETFD, on ? FD_CLOEXEC : 0); }

int nesh_window_size(int fd, uint16_t *rows, uint16_t *columns) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) < 0) return -1;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 0;
}

int nesh_set_window_size(int fd, uint16_t rows, uint16_t columns) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    return ioctl(fd, TIOCSWINSZ, &size);
}

int nesh_pseudoterminal(int *controller, int *terminal) {
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0) return -1;
    // TIOCGPTPEER opens the other end by the descriptor: no path, so no /dev/pts is needed here.
    int slave = -1;
    if (grantpt(master) == 0 && unlockpt(master) == 0)
        slave = ioctl(master, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (slave < 0) {
        int error = errno;
        close(master);
        errno = error;
        return -1;
    }
    *controller = master;
    *terminal = slave;
    return 0;
}

int nesh_memory_file(const char *label) { return memfd_create(label, MFD_CLOEXEC); }

int nesh_random(void *bytes, unsigned long count) {
    unsigned char *next = bytes;
    while (count > 0) {
        ssize_t got = getrandom(next, count, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        next += got;
        count -= (unsigned long)got;
    }
    return 0;
}

#endif
