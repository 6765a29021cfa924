#ifndef CLINUX_DESCRIPTOR_H
#define CLINUX_DESCRIPTOR_H

#include <stdint.h>

// open(2) with O_CLOEXEC added; relative to directory (AT_FDCWD where it is -100).
int nesh_open(int directory, const char *path, int flags, unsigned mode);
// Both ends close-on-exec.
int nesh_pipe(int ends[2]);
// A copy at or above lowest, close-on-exec.
int nesh_duplicate(int fd, int lowest);
int nesh_set_nonblocking(int fd, int on);
int nesh_set_cloexec(int fd, int on);
// Rows and columns of a terminal; -1 with errno where fd is none.
int nesh_window_size(int fd, uint16_t *rows, uint16_t *columns);
int nesh_set_window_size(int fd, uint16_t rows, uint16_t columns);
// The two ends of a new pseudoterminal, close-on-exec; -1 with errno.
int nesh_pseudoterminal(int *controller, int *terminal);
// An unnamed file in memory, close-on-exec; -1 with errno.
int nesh_memory_file(const char *label);
// getrandom(2) without the short reads; -1 with errno.
int nesh_random(void *bytes, unsigned long count);

#endif
