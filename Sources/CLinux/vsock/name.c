// C because addresses of Unix sockets are arrays that Swift sees as tuples, and the supervisor needs them between clone
// and exec.
//
// A Unix socket that connects has no name by itself. Here it gets one in the abstract namespace, which says both ends:
// `nesh-vsock/IDENTITY/16_1024>3_8001`. The one who accepts reads it as its peer's address, and a list of sockets shows
// who is connected. A socket that does not listen cannot be reached by such a name, and it goes with the socket.
#ifdef __linux__
#define _GNU_SOURCE
#include "switch.h"
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { path_offset = offsetof(struct sockaddr_un, sun_path) };

void switch_file(char name[SWITCH_NAME], struct nesh_vsock_address address, int hidden) {
    snprintf(name, SWITCH_NAME, "%s%u_%u", hidden ? "." : "", address.cid, address.port);
}

socklen_t switch_path(struct sockaddr_un *path, const struct nesh_switch *at, struct nesh_vsock_address address,
                      int hidden) {
    char name[SWITCH_NAME];
    switch_file(name, address, hidden);
    memset(path, 0, sizeof *path);
    path->sun_family = AF_UNIX;
    int length = snprintf(path->sun_path, sizeof path->sun_path, "%s%s", at->prefix, name);
    return (socklen_t)(path_offset + length + 1);
}

static const char *read_number(const char *text, uint32_t *number) {
    uint64_t value = 0;
    const char *next = text;
    for (; *next >= '0' && *next <= '9' && next - text < 10; next++) value = value * 10 + (uint64_t)(*next - '0');
    if (next == text || value > UINT32_MAX) return NULL;
    *number = (uint32_t)value;
    return next;
}

static const char *read_address(const char *text, struct nesh_vsock_address *address) {
    const char *next = read_number(text, &address->cid);
    return next && *next == '_' ? read_number(next + 1, &address->port) : NULL;
}

// A connecting socket's name, or the path of one that was bound.
static int read_name(const struct sockaddr_un *name, socklen_t length, struct nesh_vsock_address *address,
                     struct nesh_vsock_address *to) {
    static const char mark[] = "nesh-vsock/";
    if (length <= path_offset + 1 || name->sun_family != AF_UNIX) return 0;
    char text[sizeof name->sun_path + 1];
    size_t count = length - path_offset;
    if (count >= sizeof text) count = sizeof text - 1;
    memcpy(text, name->sun_path, count);
    text[count] = 0;
    struct nesh_vsock_address other = {NESH_VSOCK_ANY, NESH_VSOCK_ANY};
    const char *rest;
    if (text[0]) {
        rest = strrchr(text, '/');
        if (!rest || rest[1] != '.') return 0;
        rest = read_address(rest + 2, address);
    } else {
        if (strncmp(text + 1, mark, sizeof mark - 1)) return 0;
        rest = strrchr(text + 1, '/');
        rest = read_address(rest + 1, address);
        rest = rest && *rest == '>' ? read_address(rest + 1, &other) : NULL;
    }
    if (!rest || *rest) return 0;
    if (to) *to = other;
    return 1;
}

int nesh_switch_own_name(int socket, struct nesh_vsock_address *address, struct nesh_vsock_address *to) {
    struct sockaddr_un name;
    socklen_t length = sizeof name;
    if (getsockname(socket, (struct sockaddr *)&name, &length) < 0) return 0;
    return read_name(&name, length, address, to);
}

int nesh_switch_peer_name(int socket, struct nesh_vsock_address *address) {
    struct sockaddr_un name;
    socklen_t length = sizeof name;
    if (getpeername(socket, (struct sockaddr *)&name, &length) < 0) return 0;
    return read_name(&name, length, address, NULL);
}

void nesh_switch_refuse_descriptors(int socket) {
    int no = 0;
    // Kernels before 6.16 lack it.
    setsockopt(socket, SOL_SOCKET, NESH_SO_PASSRIGHTS, &no, sizeof no);
}

static int give_name(const struct nesh_switch *at, int socket, struct nesh_vsock_address from,
                     struct nesh_vsock_address to) {
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int length = snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "nesh-vsock/%llx/%u_%u>%u_%u",
                          (unsigned long long)at->identity, from.cid, from.port, to.cid, to.port);
    return bind(socket, (struct sockaddr *)&name, (socklen_t)(path_offset + 1 + length));
}

int nesh_switch_connect(const struct nesh_switch *at, int socket, const struct nesh_vsock_address *from,
                        struct nesh_vsock_address to) {
    struct sockaddr_un path;
    socklen_t length = switch_path(&path, at, to, 0);
    nesh_switch_refuse_descriptors(socket);
    // A name once given stays: anyone who got past this comes from where it says.
    if (from && give_name(at, socket, *from, to) < 0) return -1;
    if (connect(socket, (struct sockaddr *)&path, length) == 0) return 0;
    // Nobody has the port, nobody listens, or more wait than anyone who listens wants.
    if (errno == ENOENT || errno == ECONNREFUSED || errno == EAGAIN || errno == EPROTOTYPE) errno = ECONNRESET;
    return -1;
}

#endif
