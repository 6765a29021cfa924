// struct sockaddr_vm is in a header of the kernel's that the Glibc module does not export.
#ifdef __linux__
#define _GNU_SOURCE
#include "clinux_machine_vsock.h"
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <linux/vm_sockets.h>

static int vsock(struct sockaddr_vm *name, uint32_t cid, uint32_t port) {
    memset(name, 0, sizeof *name);
    name->svm_family = AF_VSOCK;
    name->svm_cid = cid;
    name->svm_port = port;
    return socket(AF_VSOCK, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

static int closed(int fd) {
    int error = errno;
    close(fd);
    errno = error;
    return -1;
}

int nesh_machine_vsock_listen(uint32_t cid, uint32_t port, int backlog) {
    struct sockaddr_vm name;
    int fd = vsock(&name, cid, port);
    if (fd < 0) return -1;
    if (bind(fd, (struct sockaddr *)&name, sizeof name) < 0 || listen(fd, backlog) < 0) return closed(fd);
    return fd;
}

int nesh_machine_vsock_connect(uint32_t cid, uint32_t port) {
    struct sockaddr_vm name;
    int fd = vsock(&name, cid, port);
    if (fd < 0) return -1;
    int result;
    do result = connect(fd, (struct sockaddr *)&name, sizeof name);
    while (result < 0 && errno == EINTR);
    if (result < 0 && errno != EINPROGRESS) return closed(fd);
    return fd;
}

int nesh_machine_vsock_peer(int fd, uint32_t *cid, uint32_t *port) {
    struct sockaddr_vm name;
    socklen_t length = sizeof name;
    if (getpeername(fd, (struct sockaddr *)&name, &length) < 0) return -1;
    if (name.svm_family != AF_VSOCK) {
        errno = EAFNOSUPPORT;
        return -1;
    }
    *cid = name.svm_cid;
    *port = name.svm_port;
    return 0;
}

#endif
