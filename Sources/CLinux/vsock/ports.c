// C because the supervisor runs without the Swift runtime.
//
// Ports that sockets of this supervisor are bound to. Nobody says when such a socket is closed: the kernel's list of
// sockets does, which is looked at while there are any.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { most_ports = 1024, automatic_tries = 4096, look_every = 1000 };

static struct {
    uint32_t port;
    ino_t inode;
    int seen;
} ports[most_ports];
static int port_count;

static long long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static void see(const char *line) {
    // Number, references, protocol, flags, type, state, inode, name.
    for (int field = 0; field < 6; field++) {
        line += strcspn(line, " ");
        line += strspn(line, " ");
    }
    ino_t inode = strtoull(line, NULL, 10);
    for (int i = 0; i < port_count; i++) ports[i].seen |= ports[i].inode == inode;
}

// 0 where the list could not be read to its end.
static int see_all(void) {
    static char text[1 << 16];
    int file = open("/proc/self/net/unix", O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    size_t used = 0;
    ssize_t got;
    while ((got = read(file, text + used, sizeof text - 1 - used)) > 0) {
        used += (size_t)got;
        text[used] = 0;
        char *line = text, *end;
        for (; (end = strchr(line, '\n')); line = end + 1) {
            *end = 0;
            see(line);
        }
        used = strlen(line);
        if (used == sizeof text - 1) break;
        memmove(text, line, used);
    }
    close(file);
    return got == 0;
}

static void sweep(void) {
    for (int i = 0; i < port_count; i++) ports[i].seen = 0;
    if (!see_all()) return;
    for (int i = port_count - 1; i >= 0; i--) {
        if (ports[i].seen) continue;
        nesh_switch_release(&vsock.at, (struct nesh_vsock_address){vsock.cid, ports[i].port});
        ports[i] = ports[--port_count];
    }
}

int vsock_sweep_ports(int now) {
    static long long next;
    if (port_count == 0) return -1;
    long long time = milliseconds();
    if (now || time >= next) {
        sweep();
        next = time + look_every;
    }
    return next - time > 0 ? (int)(next - time) : 0;
}

void vsock_give_back_ports(void) {
    while (port_count > 0)
        nesh_switch_release(&vsock.at, (struct nesh_vsock_address){vsock.cid, ports[--port_count].port});
}

static int is_taken(uint32_t port) {
    for (int i = 0; i < port_count; i++)
        if (ports[i].port == port) return 1;
    return 0;
}

static int take(int fd, uint32_t port, ino_t inode) {
    // Locks of this process's do not exclude one another.
    if (is_taken(port)) return EADDRINUSE;
    if (nesh_switch_bind(&vsock.at, fd, (struct nesh_vsock_address){vsock.cid, port}) < 0) return errno;
    ports[port_count].inode = inode;
    ports[port_count++].port = port;
    return 0;
}

uint32_t vsock_next_port(void) {
    static uint32_t next;
    if (next < NESH_VSOCK_FIRST_FREE_PORT || next == NESH_VSOCK_ANY) next = NESH_VSOCK_FIRST_FREE_PORT;
    return next++;
}

int vsock_take_port(int fd, uint32_t *port) {
    struct stat status;
    if (fstat(fd, &status) < 0) return errno;
    if (port_count == most_ports || is_taken(*port)) sweep();
    if (port_count == most_ports) return ENOBUFS;
    if (*port != NESH_VSOCK_ANY) return take(fd, *port, status.st_ino);
    for (int i = 0; i < automatic_tries; i++) {
        uint32_t next = vsock_next_port();
        int error = take(fd, next, status.st_ino);
        if (error == EADDRINUSE) continue;
        *port = next;
        return error;
    }
    return EADDRNOTAVAIL;
}

#endif
