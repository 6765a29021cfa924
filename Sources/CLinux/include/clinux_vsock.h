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

// Calls on /dev/vsock, /dev/nsm and /dev/random that are answered in a sandbox.
#define NESH_IOCTL_LOCAL_CID 0x7b9u
#define NESH_IOCTL_NSM 0xC0200A00u
#define NESH_IOCTL_ENTROPY 0x40045201u
// What the driver of /dev/nsm takes and gives at most.
enum { NESH_NSM_REQUEST = 0x1000, NESH_NSM_RESPONSE = 0x3000 };

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
// Vsock carries bytes only: what is sent to this socket, or to one that is accepted from it, brings no descriptors. A
// program that tries gets EPERM. Kernels before 6.16 do not know how: there a program that asks for descriptors gets them.
void nesh_switch_refuse_descriptors(int socket);
// Its socket option; headers of older kernels lack it.
enum { NESH_SO_PASSRIGHTS = 83 };
// The address that a socket's own name or its peer's name says: 1, or 0 where it says none. `to` is where it connects to,
// and may be NULL.
int nesh_switch_own_name(int socket, struct nesh_vsock_address *address, struct nesh_vsock_address *to);
int nesh_switch_peer_name(int socket, struct nesh_vsock_address *address);

// A message between supervisor and keeper; bytes follow.
enum nesh_vsock_message_kind {
    // To the keeper, with the request; the answer comes back under the same id.
    NESH_VSOCK_NSM = 1,
    // To the keeper: a program of the enclave's looked for this address, and nobody listens there.
    NESH_VSOCK_MISSING = 2,
};
struct nesh_vsock_message {
    uint32_t kind;
    struct nesh_vsock_address address;
    uint32_t unused;
    uint64_t id;
};

// trap.c: whether this kernel lets calls be answered as they must be: 0, or an errno.
int nesh_vsock_probe(void);

struct nesh_vsock_supervision {
    // Of the trapped calls.
    int notifications;
    // Of the switch.
    int directory;
    // Keeps messages apart.
    int keeper;
    // The sandbox's user namespace.
    int sandbox;
    uint32_t cid;
};
// start.c: starts the supervisor of a sandbox. Its process id and descriptor, or minus an errno.
pid_t nesh_vsock_start(const struct nesh_vsock_supervision *supervision, int *pidfd);

struct nesh_parent_program {
    // The program first, looked for in PATH; ends with NULL.
    char *const *arguments;
    char *const *environment;
    // Of the switch.
    int directory;
    // Port on 127.0.0.1 that answers for 169.254.169.254:80; 0: nothing does.
    uint16_t metadata_port;
};
// parent.c: runs a program as CID 3, for the process that calls it: in its process group and terminal, with signals to it
// passed on, stopped when the program is. Ends this process by the program's signal, if that ended it.
// Its exit status, or minus an errno where it did not start; *step names the call then.
int nesh_parent_run(const struct nesh_parent_program *program, const char **step);

#endif
