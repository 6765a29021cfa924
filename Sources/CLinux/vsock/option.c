// C because the supervisor runs without the Swift runtime. What each option answers is what the kernel's own vsock answers.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { timeout_old = 6, timeout_new = 8 };

// An int, cut to the caller's length as the kernel does.
static int write_option(const struct vsock_call *call, const void *value, size_t size, int is_cut) {
    int32_t room;
    int error = vsock_read(call, call->arguments[4], &room, sizeof room);
    if (error) return error;
    if (room < 0 || (!is_cut && (size_t)room < size)) return EINVAL;
    int32_t count = (size_t)room < size ? room : (int32_t)size;
    if (count && (error = vsock_write(call, call->arguments[3], value, (size_t)count))) return error;
    return vsock_write(call, call->arguments[4], &count, sizeof count);
}

static int get_own(const struct vsock_call *call, const struct vsock_socket *state) {
    switch ((int)call->arguments[2]) {
    case SO_VM_SOCKETS_BUFFER_SIZE: return write_option(call, &state->buffer, sizeof state->buffer, 0);
    case SO_VM_SOCKETS_BUFFER_MIN_SIZE: return write_option(call, &state->least_buffer, sizeof state->least_buffer, 0);
    case SO_VM_SOCKETS_BUFFER_MAX_SIZE: return write_option(call, &state->most_buffer, sizeof state->most_buffer, 0);
    case timeout_old:
    case timeout_new: return write_option(call, &state->timeout, sizeof state->timeout, 0);
    default: return ENOPROTOOPT;
    }
}

static int get_error(const struct vsock_call *call, int fd, struct vsock_socket *state) {
    int value = state->error;
    socklen_t length = sizeof value;
    state->error = 0;
    if (!value && getsockopt(fd, SOL_SOCKET, SO_ERROR, &value, &length) < 0) return errno;
    return write_option(call, &value, sizeof value, 1);
}

static int get_socket(const struct vsock_call *call, int fd, struct vsock_socket *state) {
    static const int family = AF_VSOCK;
    // Vsock knows nothing of whose process is at the other end.
    static const struct ucred nobody = {.pid = 0, .uid = (uid_t)-1, .gid = (gid_t)-1};
    switch ((int)call->arguments[2]) {
    case SO_DOMAIN: return write_option(call, &family, sizeof family, 1);
    case SO_ERROR: return get_error(call, fd, state);
    case SO_PEERCRED: return write_option(call, &nobody, sizeof nobody, 1);
    case SO_PEERGROUPS: return ENODATA;
    default: return ENOPROTOOPT;
    }
}

void vsock_call_getsockopt(const struct vsock_call *call) {
    int fd = vsock_copy(call, (int)call->arguments[0]);
    struct vsock_socket *state = fd < 0 ? NULL : vsock_find(fd);
    if (!state) {
        vsock_pass(call);
    } else {
        int error = (int)call->arguments[1] == AF_VSOCK ? get_own(call, state) : get_socket(call, fd, state);
        if (error)
            vsock_fail(call, error);
        else
            vsock_answer(call, 0);
    }
    if (fd >= 0) close(fd);
}

static void keep_bounds(struct vsock_socket *state, uint64_t wanted) {
    if (wanted > state->most_buffer) wanted = state->most_buffer;
    if (wanted < state->least_buffer) wanted = state->least_buffer;
    state->buffer = wanted;
}

static int set_timeout(struct vsock_socket *state, const struct timeval *wanted) {
    if (wanted->tv_sec < 0 || wanted->tv_usec < 0 || wanted->tv_usec >= 1000000) return ERANGE;
    state->timeout = *wanted;
    // None is the default of two seconds.
    if (!wanted->tv_sec && !wanted->tv_usec) state->timeout.tv_sec = 2;
    return 0;
}

static int set_own(const struct vsock_call *call, struct vsock_socket *state) {
    // Who sends is never said, whether it is asked for or not.
    if ((int)call->arguments[1] == SOL_SOCKET) return 0;
    int name = (int)call->arguments[2];
    int is_time = name == timeout_old || name == timeout_new;
    if (!is_time && (name < SO_VM_SOCKETS_BUFFER_SIZE || name > SO_VM_SOCKETS_BUFFER_MAX_SIZE)) return ENOPROTOOPT;
    struct timeval time;
    uint64_t size;
    if ((int)call->arguments[4] < (int)(is_time ? sizeof time : sizeof size)) return EINVAL;
    int error = is_time ? vsock_read(call, call->arguments[3], &time, sizeof time)
                        : vsock_read(call, call->arguments[3], &size, sizeof size);
    if (error) return error;
    if (is_time) return set_timeout(state, &time);
    if (name == SO_VM_SOCKETS_BUFFER_MIN_SIZE) state->least_buffer = size;
    if (name == SO_VM_SOCKETS_BUFFER_MAX_SIZE) state->most_buffer = size;
    keep_bounds(state, name == SO_VM_SOCKETS_BUFFER_SIZE ? size : state->buffer);
    return 0;
}

void vsock_call_setsockopt(const struct vsock_call *call) {
    int fd = vsock_copy(call, (int)call->arguments[0]);
    struct vsock_socket *state = fd < 0 ? NULL : vsock_find(fd);
    int error = state ? set_own(call, state) : 0;
    if (!state)
        vsock_pass(call);
    else if (error)
        vsock_fail(call, error);
    else
        vsock_answer(call, 0);
    if (fd >= 0) close(fd);
}

#endif
