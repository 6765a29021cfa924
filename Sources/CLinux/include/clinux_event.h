#ifndef CLINUX_EVENT_H
#define CLINUX_EVENT_H

#include <stdint.h>

// eventfd(2), close-on-exec and non-blocking; -1 with errno on failure.
int nesh_eventfd(void);
// An eventfd from which each read takes 1.
int nesh_semaphore(void);

// epoll_create1(2), close-on-exec.
int nesh_epoll_create(void);
// Watches fd for reading; key comes back from nesh_epoll_next.
int nesh_epoll_add(int epoll, int fd, uint64_t key);
int nesh_epoll_remove(int epoll, int fd);
// The keys of at most count ready descriptors, without waiting: how many, or -1 with errno.
int nesh_epoll_ready(int epoll, uint64_t *keys, int count);

// Blocks the given signals in the calling thread and makes a descriptor that reads them.
int nesh_signalfd(const int *signals, int count);
// The next signal's number, 0 when there is none, -1 with errno.
int nesh_signalfd_read(int fd);

#endif
