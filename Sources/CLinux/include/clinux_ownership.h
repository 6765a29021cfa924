#ifndef CLINUX_OWNERSHIP_H
#define CLINUX_OWNERSHIP_H

#include <stdint.h>

// Locks the whole file for as long as a copy of this descriptor is open anywhere; -1 with errno, EAGAIN where another
// has it. Takes a descriptor that is open for writing, so that who may only read a file cannot lock it.
int nesh_hold(int fd);
// 1: somebody holds the file as nesh_hold does; 0: nobody; -1 with errno.
int nesh_is_held(int fd);
// The kernel's number for the kind of file system that a descriptor lies on; 0 where that cannot be known.
uint64_t nesh_file_system(int fd);

#endif
