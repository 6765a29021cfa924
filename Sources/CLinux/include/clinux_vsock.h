#ifndef CLINUX_VSOCK_H
#define CLINUX_VSOCK_H

#include <stdint.h>
#include <sys/types.h>

// The switch: where sockets of enclaves and of their parent meet, as Unix sockets in a directory.

struct nesh_vsock_address {
    uint32_t cid;
    uint32_t port;
};

enum {
    NESH_VSOCK_LOCAL_CID = 1,
    NESH_VSOCK_PARENT_CID = 3,
    // The first CID that an enclave may have.
    NESH_VSOCK_FIRST_ENCLAVE = 4,
    NESH_VSOCK_FIRST_FREE_PORT = 1024,
};
// VMADDR_CID_ANY and VMADDR_PORT_ANY.
#define NESH_VSOCK_ANY UINT32_MAX

// Who may reach whom, without regard to who is there: 0 or an errno. rules.c
int nesh_vsock_may_connect(uint32_t own_cid, struct nesh_vsock_address to);
int nesh_vsock_may_bind(uint32_t own_cid, struct nesh_vsock_address to, int privileged);
// The CID that a program of own_cid means.
uint32_t nesh_vsock_resolve(uint32_t own_cid, uint32_t cid);

struct nesh_switch {
    // The directory, and the file in it whose bytes are locked by those who have a port.
    int directory;
    int locks;
    // How a path into the directory begins; a name is at most 24 bytes.
    char prefix[48];
    // Tells names of this directory's sockets from those of others.
    uint64_t identity;
};

// port.c: -1 with errno each.
// Opens the file of locks and fills in the rest. The directory stays the caller's. `prefix` NULL: by /proc/self/fd.
int nesh_switch_open(struct nesh_switch *at, int directory, const char *prefix);
// Takes a port for as long as `locks` is open: EADDRINUSE where somebody else has it. What a process left that was
// killed is removed. Locks of the same struct do not exclude one another.
int nesh_switch_claim(const struct nesh_switch *at, struct nesh_vsock_address address);
void nesh_switch_release(const struct nesh_switch *at, struct nesh_vsock_address address);
// 1: somebody else than this struct has the port.
int nesh_switch_is_claimed(const struct nesh_switch *at, struct nesh_vsock_address address);
// Claims the port and gives the socket its hidden name. Nobody finds it before nesh_switch_publish.
int nesh_switch_bind(const struct nesh_switch *at, int socket, struct nesh_vsock_address address);
// After listen(2).
int nesh_switch_publish(const struct nesh_switch *at, struct nesh_vsock_address address);

// name.c
// Names the socket after both ends, so that the other end and a list of sockets show who it is, and connects. ECONNRESET
// where nobody listens or too many wait; EINVAL where the socket has a name already. `from` NULL: it has one from here.
int nesh_switch_connect(const struct nesh_switch *at, int socket, const struct nesh_vsock_address *from,
                        struct nesh_vsock_address to);
// The address that a socket's own name or its peer's name says: 1, or 0 where it says none. `to` is where it connects to,
// and may be NULL.
int nesh_switch_own_name(int socket, struct nesh_vsock_address *address, struct nesh_vsock_address *to);
int nesh_switch_peer_name(int socket, struct nesh_vsock_address *address);

#endif
