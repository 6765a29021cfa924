// Names in the switch, shared by the files that make and read them. None of them allocates: they run between clone and
// exec, too.
#ifndef NESH_SWITCH_H
#define NESH_SWITCH_H

#include "../include/clinux_vsock.h"
#include <sys/socket.h>
#include <sys/un.h>

// ".4294967295_4294967295" and its end.
enum { SWITCH_NAME = 24 };

// `16_5000`, or `.16_5000` as long as nobody listens.
void switch_file(char name[SWITCH_NAME], struct nesh_vsock_address address, int hidden);
// The length of a socket address with that file's path.
socklen_t switch_path(struct sockaddr_un *path, const struct nesh_switch *at, struct nesh_vsock_address address,
                      int hidden);

#endif
