// C because the supervisor applies it between clone and exec, and Swift reads the same rules from here.
#ifdef __linux__
#include "../include/clinux_vsock.h"
#include <errno.h>

uint32_t nesh_vsock_resolve(uint32_t own_cid, uint32_t cid) { return cid == NESH_VSOCK_LOCAL_CID ? own_cid : cid; }

int nesh_vsock_may_connect(uint32_t own_cid, struct nesh_vsock_address to) {
    uint32_t cid = nesh_vsock_resolve(own_cid, to.cid);
    if (cid == own_cid) return 0;
    // Anyone who asks for a CID that is nobody's gets the hypervisor's answer, and so does an enclave that asks for
    // another.
    if (own_cid != NESH_VSOCK_PARENT_CID) return cid == NESH_VSOCK_PARENT_CID ? 0 : ECONNRESET;
    return cid >= NESH_VSOCK_FIRST_ENCLAVE && cid != NESH_VSOCK_ANY ? 0 : ECONNRESET;
}

int nesh_vsock_may_bind(uint32_t own_cid, struct nesh_vsock_address to, int privileged) {
    // In the kernel's order: whose address it is, then the port.
    if (to.cid != NESH_VSOCK_ANY && nesh_vsock_resolve(own_cid, to.cid) != own_cid) return EADDRNOTAVAIL;
    if (to.port < NESH_VSOCK_FIRST_FREE_PORT && !privileged) return EACCES;
    return 0;
}

#endif
