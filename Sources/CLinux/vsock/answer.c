// C because the supervisor runs without the Swift runtime: between clone and exec, in a copy of a process with threads.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void send_answer(const struct vsock_call *call, int64_t value, int error, uint32_t flags) {
    struct seccomp_notif_resp response = {.id = call->id, .val = value, .error = error, .flags = flags};
    // ENOENT: the caller has been killed meanwhile.
    int result;
    do result = ioctl(vsock.notifications, SECCOMP_IOCTL_NOTIF_SEND, &response);
    while (result < 0 && errno == EINTR);
}

void vsock_answer(const struct vsock_call *call, int64_t value) { send_answer(call, value, 0, 0); }

void vsock_fail(const struct vsock_call *call, int error) { send_answer(call, 0, -error, 0); }

void vsock_pass(const struct vsock_call *call) { send_answer(call, 0, 0, SECCOMP_USER_NOTIF_FLAG_CONTINUE); }

void vsock_give(const struct vsock_call *call, int fd, int close_on_exec) {
    struct seccomp_notif_addfd given = {
        .id = call->id, .flags = SECCOMP_ADDFD_FLAG_SEND, .srcfd = (uint32_t)fd,
        .newfd_flags = close_on_exec ? O_CLOEXEC : 0};
    int result;
    do result = ioctl(vsock.notifications, SECCOMP_IOCTL_NOTIF_ADDFD, &given);
    while (result < 0 && errno == EINTR);
    int error = errno;
    close(fd);
    // Its own limit on descriptors.
    if (result < 0) vsock_fail(call, error);
}

int vsock_is_waiting(const struct vsock_call *call) {
    return ioctl(vsock.notifications, SECCOMP_IOCTL_NOTIF_ID_VALID, &call->id) == 0;
}

#endif
