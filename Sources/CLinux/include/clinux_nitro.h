#ifndef CLINUX_NITRO_H
#define CLINUX_NITRO_H

#include <stdint.h>

// The Nitro Enclaves driver, one function a call; -1 with errno, which from 256 on is the driver's own.

// A new enclave's descriptor, close-on-exec; *slot is its number.
int nesh_ne_create_vm(int device, uint64_t *slot);
// Where in the enclave's memory an image goes.
int nesh_ne_image_offset(int vm, uint64_t *offset);
int nesh_ne_set_memory(int vm, const void *address, uint64_t size);
// 0 takes any of the pool; *cpu becomes the one that was taken.
int nesh_ne_add_cpu(int vm, uint32_t *cpu);
// 0 has a CID chosen; *cid becomes the one that the enclave has.
int nesh_ne_start(int vm, int debug, uint64_t *cid);
// The driver's name of an errno from 256 on; NULL for others.
const char *nesh_ne_error_name(int error);

// One huge page of 2 to the given power bytes; NULL with errno.
void *nesh_huge_page(unsigned shift);

// A vsock stream socket that listens, close-on-exec and non-blocking.
int nesh_vsock_listen(uint32_t cid, uint32_t port);
// The next connection and whose it is.
int nesh_vsock_accept(int listener, uint32_t *cid);
// Begins to connect; the kernel gives up after so many seconds.
int nesh_vsock_connect(uint32_t cid, uint32_t port, int seconds);

#endif
