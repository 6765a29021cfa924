#ifndef CLINUX_MACHINE_VSOCK_H
#define CLINUX_MACHINE_VSOCK_H

#include <stdint.h>

// Stream sockets of the machine's own AF_VSOCK, close-on-exec and non-blocking; -1 with errno.

// Listens at (cid, port).
int nesh_machine_vsock_listen(uint32_t cid, uint32_t port, int backlog);
// Begins to connect: the socket becomes writable when this has ended, and nesh_socket_error says how.
int nesh_machine_vsock_connect(uint32_t cid, uint32_t port);
// Who is at the other end; -1 with errno.
int nesh_machine_vsock_peer(int fd, uint32_t *cid, uint32_t *port);

#endif
