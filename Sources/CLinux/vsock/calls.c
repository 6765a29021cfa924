// C because the supervisor runs without the Swift runtime. What each call answers is what the kernel's own vsock answers.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

static void call_socket(const struct vsock_call *call) {
    int type = (int)call->arguments[1], protocol = (int)call->arguments[2];
    int flags = type & (SOCK_NONBLOCK | SOCK_CLOEXEC);
    type &= ~flags;
    if (type & ~0xf) return vsock_fail(call, EINVAL);
    if (protocol != 0 && protocol != AF_VSOCK) return vsock_fail(call, EPROTONOSUPPORT);
    // The hypervisor carries streams only.
    if (type == SOCK_DGRAM) return vsock_fail(call, ENODEV);
    if (type != SOCK_STREAM) return vsock_fail(call, ESOCKTNOSUPPORT);
    int fd = vsock_make(flags & SOCK_NONBLOCK);
    if (fd < 0) return vsock_fail(call, errno);
    vsock_give(call, fd, flags & SOCK_CLOEXEC);
}

static void call_bind(const struct vsock_call *call, int fd, struct vsock_socket *state) {
    struct nesh_vsock_address address;
    int error = vsock_read_address(call, call->arguments[1], call->arguments[2], &address);
    if (error) return vsock_fail(call, error);
    if (state->state != VSOCK_FRESH || state->named) return vsock_fail(call, EINVAL);
    error = nesh_vsock_may_bind(vsock.cid, address, address.port >= NESH_VSOCK_FIRST_FREE_PORT || vsock_is_privileged(call));
    if (!error) error = vsock_take_port(fd, &address.port);
    if (error) return vsock_fail(call, error);
    state->local = address;
    state->state = VSOCK_BOUND;
    state->named = 1;
    vsock_answer(call, 0);
}

static void call_listen(const struct vsock_call *call, int fd, struct vsock_socket *state) {
    if (state->state == VSOCK_FRESH || state->state == VSOCK_CONNECTED || !state->named) return vsock_fail(call, EINVAL);
    struct nesh_vsock_address own = {vsock.cid, state->local.port};
    if (listen(fd, (int)call->arguments[1]) < 0) return vsock_fail(call, errno);
    if (state->state == VSOCK_BOUND && nesh_switch_publish(&vsock.at, own) < 0) return vsock_fail(call, errno);
    state->state = VSOCK_LISTENING;
    vsock_answer(call, 0);
}

// Something happens on the socket, so that who waits for it by edges looks at it.
static void nudge(int fd) {
    int size;
    socklen_t length = sizeof size;
    // The kernel doubles what it is given.
    if (getsockopt(fd, SOL_SOCKET, SO_SNDBUF, &size, &length) == 0 && (size /= 2))
        setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
}

static int connect_to(int fd, struct vsock_socket *state, struct nesh_vsock_address to) {
    struct nesh_vsock_address from = {vsock.cid, state->named ? state->local.port : vsock_next_port()};
    const struct nesh_vsock_address *name = state->named ? NULL : &from;
    // A socket that waits would wait for room in a full queue; vsock refuses at once.
    vsock_set_alarm(5);
    int result = nesh_switch_connect(&vsock.at, fd, name, to);
    int error = errno == EINTR ? ECONNRESET : errno;
    vsock_set_alarm(0);
    if (result == 0) {
        state->local.port = from.port;
        state->named = 1;
        return 0;
    }
    if (error != ECONNRESET) return error;
    state->local.port = from.port;
    state->named = 1;
    if (to.cid == NESH_VSOCK_PARENT_CID && vsock.cid != NESH_VSOCK_PARENT_CID) {
        if (vsock_connect_heartbeat(fd, to) == 0) return 0;
        vsock_tell_missing(to);
    }
    return error;
}

static void call_connect(const struct vsock_call *call, int fd, struct vsock_socket *state) {
    if (state->state == VSOCK_CONNECTED) return vsock_fail(call, EISCONN);
    struct nesh_vsock_address to;
    int error = vsock_read_address(call, call->arguments[1], call->arguments[2], &to);
    if (error) return vsock_fail(call, error);
    if (state->state == VSOCK_LISTENING) return vsock_fail(call, EINVAL);
    if (state->error) {
        error = state->error;
        state->error = 0;
        return vsock_fail(call, error);
    }
    int waits = !(fcntl(fd, F_GETFL) & O_NONBLOCK);
    error = nesh_vsock_may_connect(vsock.cid, to);
    struct nesh_vsock_address resolved = {nesh_vsock_resolve(vsock.cid, to.cid), to.port};
    if (!error) error = connect_to(fd, state, resolved);
    if (!error) {
        state->state = VSOCK_CONNECTED;
        state->remote = to;
        return vsock_answer(call, 0);
    }
    if (waits || error != ECONNRESET) return vsock_fail(call, error);
    state->error = error;
    nudge(fd);
    vsock_fail(call, EINPROGRESS);
}

// A host program that asks the instance for its metadata gets the answer of this machine's own server.
static int is_for_metadata(const struct vsock_call *call) {
    struct sockaddr_in name;
    if (!vsock.metadata_port || (int)call->arguments[2] < (int)sizeof name) return 0;
    if (vsock_read(call, call->arguments[1], &name, sizeof name)) return 0;
    return name.sin_family == AF_INET && name.sin_port == htons(80) && name.sin_addr.s_addr == htonl(0xa9fea9fe);
}

static void connect_to_metadata(const struct vsock_call *call, int fd) {
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(vsock.metadata_port),
                               .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    // Loopback answers at once, or its queue is full.
    vsock_set_alarm(200);
    int result = connect(fd, (struct sockaddr *)&name, sizeof name);
    int error = errno == EINTR ? ETIMEDOUT : errno;
    vsock_set_alarm(0);
    if (result == 0) return vsock_answer(call, 0);
    vsock_fail(call, error);
}

static void call_name(const struct vsock_call *call, struct vsock_socket *state, int peer) {
    if (peer && state->state != VSOCK_CONNECTED) return vsock_fail(call, ENOTCONN);
    int error = vsock_write_address(call, call->arguments[1], call->arguments[2], peer ? state->remote : state->local);
    if (error) return vsock_fail(call, error);
    vsock_answer(call, 0);
}

void vsock_handle(const struct vsock_call *call) {
    if (call->number == SYS_socket) return call_socket(call);
    if (call->number == SYS_ioctl) return vsock_call_ioctl(call);
    if (call->number == SYS_execve) return vsock_call_exec(call);
    if (call->number == SYS_accept) return vsock_call_accept(call, 0);
    if (call->number == SYS_accept4) return vsock_call_accept(call, (int)call->arguments[3]);
    if (call->number == SYS_getsockopt) return vsock_call_getsockopt(call);
    if (call->number == SYS_setsockopt) return vsock_call_setsockopt(call);
    int fd = vsock_copy(call, (int)call->arguments[0]);
    // The kernel says what is wrong with it.
    if (fd < 0) return vsock_pass(call);
    struct vsock_socket *state = vsock_find(fd);
    if (!state) {
        if (call->number == SYS_connect && is_for_metadata(call))
            connect_to_metadata(call, fd);
        else
            vsock_pass(call);
    } else {
        switch (call->number) {
        case SYS_bind: call_bind(call, fd, state); break;
        case SYS_listen: call_listen(call, fd, state); break;
        case SYS_connect: call_connect(call, fd, state); break;
        case SYS_getsockname: call_name(call, state, 0); break;
        case SYS_getpeername: call_name(call, state, 1); break;
        default: vsock_fail(call, ENOSYS);
        }
    }
    close(fd);
}

#endif
