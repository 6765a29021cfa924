// C because the supervisor runs without the Swift runtime.
//
// An enclave's init writes one byte to its parent's port 9000 and ends unless the same byte comes back. On EC2, nitro-cli
// answers; here this does, once for each enclave, where nobody else listens.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <errno.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

enum { heartbeat_port = 9000, heartbeat = 0xb7 };

static int connection = -1;

int vsock_connect_heartbeat(int fd, struct nesh_vsock_address to) {
    static int was_answered;
    if (to.port != heartbeat_port || was_answered) return -1;
    int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    // A name that the kernel chooses, in a network namespace that is this process's own.
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    socklen_t length = sizeof name.sun_family;
    int result = bind(listener, (struct sockaddr *)&name, length);
    length = sizeof name;
    if (result == 0) result = getsockname(listener, (struct sockaddr *)&name, &length);
    if (result == 0) result = listen(listener, 1);
    if (result == 0) result = connect(fd, (struct sockaddr *)&name, length);
    if (result == 0) connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    close(listener);
    if (result < 0 || connection < 0) return -1;
    was_answered = 1;
    return vsock_watch(connection, SOURCE_HEARTBEAT, 0);
}

void vsock_beat(uint32_t slot) {
    (void)slot;
    unsigned char byte;
    ssize_t got = recv(connection, &byte, 1, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got == 1 && byte == heartbeat) (void)!send(connection, &byte, 1, MSG_DONTWAIT | MSG_NOSIGNAL);
    close(connection);
    connection = -1;
}

#endif
