// C because the supervisor runs without the Swift runtime. Errors are those of the kernel's own vsock, in its order.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <errno.h>
#include <string.h>

enum { to_host = 1 /* VMADDR_FLAG_TO_HOST */ };

int vsock_read_address(const struct vsock_call *call, uint64_t address, uint64_t length, struct nesh_vsock_address *out) {
    int count = (int)length;
    // The kernel copies up to 128 bytes before it asks what they are.
    if (count < 0 || count > (int)sizeof(struct sockaddr_storage)) return EINVAL;
    struct sockaddr_vm name;
    if (count < (int)sizeof name) return EINVAL;
    int error = vsock_read(call, address, &name, sizeof name);
    if (error) return error;
    unsigned char flags;
    // A field that older headers call padding.
    memcpy(&flags, (char *)&name + 12, 1);
    if (name.svm_family != AF_VSOCK || name.svm_reserved1 != 0 || flags & ~to_host) return EINVAL;
    *out = (struct nesh_vsock_address){name.svm_cid, name.svm_port};
    return 0;
}

int vsock_write_address(const struct vsock_call *call, uint64_t address, uint64_t length,
                        struct nesh_vsock_address from) {
    int32_t room;
    int error = vsock_read(call, length, &room, sizeof room);
    if (error) return error;
    if (room < 0) return EINVAL;
    struct sockaddr_vm name;
    memset(&name, 0, sizeof name);
    name.svm_family = AF_VSOCK;
    name.svm_cid = from.cid;
    name.svm_port = from.port;
    size_t count = (size_t)room < sizeof name ? (size_t)room : sizeof name;
    if (count && (error = vsock_write(call, address, &name, count))) return error;
    int32_t whole = sizeof name;
    return vsock_write(call, length, &whole, sizeof whole);
}

#endif
