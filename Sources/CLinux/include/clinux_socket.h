#ifndef CLINUX_SOCKET_H
#define CLINUX_SOCKET_H

#include <stdint.h>
#include <sys/types.h>

// A Unix stream socket, close-on-exec and non-blocking; -1 with errno.
int nesh_unix_socket(void);
// ENAMETOOLONG where the path does not fit a socket address (107 bytes).
int nesh_unix_bind(int fd, const char *path);
int nesh_unix_connect(int fd, const char *path);
// A new connection, close-on-exec and non-blocking.
int nesh_accept(int fd);
// Two connected Unix sockets that keep messages apart, close-on-exec; -1 with errno.
int nesh_socket_pair(int ends[2]);
// Sends a copy of a descriptor with one byte; may run between clone and exec.
int nesh_send_descriptor(int fd, int descriptor);
// Waits for a message that carries a descriptor, which comes close-on-exec. ENODATA where the other end is closed or sent
// something else.
int nesh_receive_descriptor(int fd);
// Who is at the other end; -1 with errno.
int nesh_peer_credentials(int fd, pid_t *pid, uid_t *uid, gid_t *gid);
// The error of a finished non-blocking connect: 0 or an errno; -1 with errno.
int nesh_socket_error(int fd);
// Bytes that were sent and that the other side has not received yet; -1 with errno.
int nesh_unsent(int fd);
// send(2) and recv(2) that raise no SIGPIPE.
ssize_t nesh_send(int fd, const void *bytes, size_t count);
ssize_t nesh_receive(int fd, void *bytes, size_t count);

#endif
