// C because the supervisor runs without the Swift runtime.
//
// What is known of a socket is kept by its cookie, which the kernel gives to no other one. Nobody says when a socket is
// closed; so the table has a fixed size, and the entry that was longest not asked for gives way. What is lost with it are
// sizes of buffers and the like: that a socket is vsock's, and its addresses, can be read from the socket itself.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <string.h>
#include <unistd.h>

#ifndef SO_COOKIE
#define SO_COOKIE 57
#endif

enum {
    groups = 512,
    ways = 8,
    // In a field that only sockets of other families use.
    mark = 0x6e76736b,
};
static struct vsock_socket table[groups][ways];
static uint64_t clock_of_uses;

static int option(int fd, int name) {
    int value = 0;
    socklen_t length = sizeof value;
    return getsockopt(fd, SOL_SOCKET, name, &value, &length) < 0 ? -1 : value;
}

static uint64_t cookie_of(int fd) {
    uint64_t cookie = 0;
    socklen_t length = sizeof cookie;
    return getsockopt(fd, SOL_SOCKET, SO_COOKIE, &cookie, &length) < 0 ? 0 : cookie;
}

static struct vsock_socket *place(uint64_t cookie, int making) {
    struct vsock_socket *group = table[cookie * 0x9e3779b97f4a7c15u >> 55], *oldest = group;
    for (int i = 0; i < ways; i++) {
        if (group[i].cookie == cookie) {
            group[i].used = ++clock_of_uses;
            return &group[i];
        }
        if (group[i].used < oldest->used) oldest = &group[i];
    }
    if (!making) return NULL;
    *oldest = (struct vsock_socket){
        .cookie = cookie, .used = ++clock_of_uses,
        .local = {NESH_VSOCK_ANY, NESH_VSOCK_ANY}, .remote = {NESH_VSOCK_ANY, NESH_VSOCK_ANY},
        .buffer = 256 << 10, .least_buffer = 128, .most_buffer = 256 << 10, .timeout = {.tv_sec = 2}};
    return oldest;
}

struct vsock_socket *vsock_remember(int fd) {
    uint64_t cookie = cookie_of(fd);
    return cookie ? place(cookie, 1) : NULL;
}

struct vsock_socket *vsock_find(int fd) {
    if (option(fd, SO_DOMAIN) != AF_UNIX || option(fd, SO_TYPE) != SOCK_STREAM) return NULL;
    uint64_t cookie = cookie_of(fd);
    if (!cookie) return NULL;
    struct vsock_socket *known = place(cookie, 0);
    if (known) return known;
    struct nesh_vsock_address local, remote, peer;
    int has_name = nesh_switch_own_name(fd, &local, &remote) && local.cid == vsock.cid;
    if (!has_name && option(fd, SO_INCOMING_CPU) != mark) return NULL;
    struct vsock_socket *found = place(cookie, 1);
    if (!has_name) return found;
    found->local = local;
    found->state = option(fd, SO_ACCEPTCONN) == 1 ? VSOCK_LISTENING : VSOCK_BOUND;
    if (nesh_switch_peer_name(fd, &peer)) {
        found->state = VSOCK_CONNECTED;
        found->remote = peer;
    }
    return found;
}

int vsock_make(int flags) {
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | flags, 0), value = mark;
    if (fd < 0) return -1;
    setsockopt(fd, SOL_SOCKET, SO_INCOMING_CPU, &value, sizeof value);
    if (vsock_remember(fd)) return fd;
    close(fd);
    return -1;
}

#endif
