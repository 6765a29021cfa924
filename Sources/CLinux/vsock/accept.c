// C because the supervisor runs without the Swift runtime.
//
// A call that waits for a connection is kept here. The kernel holds back signals for a thread that is answered by
// somebody else; so threads that wait are looked at, and a call with a signal pending is given back to the kernel.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <time.h>
#include <unistd.h>

enum { most_waiting = 512, look_first = 10, look_later = 50 };

static struct waiting {
    int listener; // -1: the place is free
    int flags;
    struct vsock_call call;
    long long since, until; // milliseconds; until 0: for ever
} waiting[most_waiting];
static int used; // places that were ever used
static int count;

static long long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

// A connection, or -1. Another thread may have been faster, and then a listener that waits would have this process
// wait.
static int take_connection(int listener) {
    struct pollfd item = {.fd = listener, .events = POLLIN};
    errno = EAGAIN;
    if (poll(&item, 1, 0) <= 0) return -1;
    vsock_set_alarm(20);
    int connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    int error = errno == EINTR ? EAGAIN : errno;
    vsock_set_alarm(0);
    errno = error;
    return connection;
}

static void hand_over(const struct vsock_call *call, int flags, int listener, int connection) {
    struct nesh_vsock_address local = {NESH_VSOCK_ANY, NESH_VSOCK_ANY};
    // Anyone who connected without a name is not an enclave.
    struct nesh_vsock_address peer = {NESH_VSOCK_PARENT_CID, NESH_VSOCK_ANY};
    struct vsock_socket *own = vsock_find(listener);
    if (own) local = (struct nesh_vsock_address){vsock.cid, own->local.port};
    nesh_switch_peer_name(connection, &peer);
    int error = call->arguments[1] ? vsock_write_address(call, call->arguments[1], call->arguments[2], peer) : 0;
    if (error) {
        close(connection);
        return vsock_fail(call, error);
    }
    struct vsock_socket *state = vsock_remember(connection);
    if (state) {
        state->state = VSOCK_CONNECTED;
        state->named = 1;
        state->local = local;
        state->remote = peer;
    }
    if (flags & SOCK_NONBLOCK) fcntl(connection, F_SETFL, O_RDWR | O_NONBLOCK);
    vsock_give(call, connection, flags & SOCK_CLOEXEC);
}

static void wait_for_one(const struct vsock_call *call, int flags, int listener) {
    int slot = 0;
    while (slot < used && waiting[slot].listener >= 0) slot++;
    if (slot == most_waiting || vsock_watch(listener, SOURCE_ACCEPT, (uint32_t)slot) < 0) {
        close(listener);
        return vsock_fail(call, ENOBUFS);
    }
    if (slot == used) used++;
    struct timeval limit = {0};
    socklen_t length = sizeof limit;
    getsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, &limit, &length);
    long long now = milliseconds(), span = limit.tv_sec * 1000LL + (limit.tv_usec + 999) / 1000;
    waiting[slot] = (struct waiting){listener, flags, *call, now, span ? now + span : 0};
    count++;
}

static void stop_waiting(struct waiting *item) {
    vsock_forget(item->listener);
    close(item->listener);
    item->listener = -1;
    count--;
}

void vsock_call_accept(const struct vsock_call *call, int flags) {
    int listener = vsock_copy(call, (int)call->arguments[0]);
    if (listener < 0) return vsock_pass(call);
    struct vsock_socket *state = vsock_find(listener);
    if (!state) {
        vsock_pass(call);
    } else if (flags & ~(SOCK_NONBLOCK | SOCK_CLOEXEC) || state->state != VSOCK_LISTENING) {
        vsock_fail(call, EINVAL);
    } else {
        int connection = take_connection(listener);
        if (connection >= 0) {
            hand_over(call, flags, listener, connection);
        } else if (errno == EAGAIN && !(fcntl(listener, F_GETFL) & O_NONBLOCK)) {
            return wait_for_one(call, flags, listener);
        } else {
            vsock_fail(call, errno);
        }
    }
    close(listener);
}

void vsock_retry_accept(uint32_t slot) {
    if (slot >= most_waiting || waiting[slot].listener < 0) return;
    struct waiting *item = &waiting[slot];
    if (!vsock_is_waiting(&item->call)) return stop_waiting(item);
    int connection = take_connection(item->listener);
    if (connection >= 0) {
        hand_over(&item->call, item->flags, item->listener, connection);
    } else if (errno == EAGAIN) {
        return;
    } else {
        vsock_fail(&item->call, errno);
    }
    stop_waiting(item);
}

static void look_after(struct waiting *item, long long now) {
    if (!vsock_is_waiting(&item->call)) return stop_waiting(item);
    int signal = vsock_signal(&item->call);
    if (signal) {
        vsock_fail(&item->call, -signal);
    } else if (item->until && now >= item->until) {
        vsock_fail(&item->call, EAGAIN);
    } else {
        return;
    }
    stop_waiting(item);
}

int vsock_look_after_accepts(void) {
    static long long last;
    if (count == 0) return -1;
    long long now = milliseconds(), newest = 0;
    if (now - last >= look_first) {
        last = now;
        for (int i = 0; i < used; i++)
            if (waiting[i].listener >= 0) look_after(&waiting[i], now);
    }
    if (count == 0) return -1;
    for (int i = 0; i < used; i++)
        if (waiting[i].listener >= 0 && waiting[i].since > newest) newest = waiting[i].since;
    // Who has waited for a while mostly waits on.
    return now - newest < 1000 ? look_first : look_later;
}

#endif
