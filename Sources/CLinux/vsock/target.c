// C because memory and descriptors of another process are reached by calls that Swift's Glibc lacks.
//
// A thread's number could be given to another one while it is looked at. As long as its call is held it cannot have ended;
// so whether it is still held is asked after the look, and before anything is believed or written.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <unistd.h>

enum { of_thread = O_EXCL /* PIDFD_THREAD, since Linux 6.9 */, net_bind_service = 10 };

static size_t status_of(pid_t thread, char *text, size_t room) {
    char path[32];
    snprintf(path, sizeof path, "/proc/%d/status", thread);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return text[0] = 0;
    ssize_t got = read(file, text, room - 1);
    close(file);
    text[got > 0 ? got : 0] = 0;
    return got > 0 ? (size_t)got : 0;
}

static uint64_t field(const char *text, const char *name, int base) {
    const char *place = strstr(text, name);
    return place ? strtoull(place + strlen(name), NULL, base) : 0;
}

static int open_process(pid_t thread) {
    static int knows_threads = 1;
    if (knows_threads) {
        int process = (int)syscall(SYS_pidfd_open, thread, of_thread);
        if (process >= 0 || errno != EINVAL) return process;
        knows_threads = 0;
    }
    int process = (int)syscall(SYS_pidfd_open, thread, 0);
    if (process >= 0 || (errno != EINVAL && errno != ENOENT)) return process;
    // A thread shares the descriptors of its process's first one.
    char text[4096];
    status_of(thread, text, sizeof text);
    return (int)syscall(SYS_pidfd_open, (pid_t)field(text, "\nTgid:", 10), 0);
}

int vsock_copy(const struct vsock_call *call, int fd) {
    int process = open_process(call->thread);
    if (process < 0) return -1;
    int copy = vsock_is_waiting(call) ? (int)syscall(SYS_pidfd_getfd, process, fd, 0) : -1;
    int error = errno;
    close(process);
    errno = error;
    return copy;
}

int vsock_read(const struct vsock_call *call, uint64_t address, void *bytes, size_t count) {
    struct iovec here = {bytes, count}, there = {(void *)(uintptr_t)address, count};
    ssize_t got = process_vm_readv(call->thread, &here, 1, &there, 1, 0);
    if (got < 0 && errno != EFAULT) return errno;
    if (got != (ssize_t)count) return EFAULT;
    return vsock_is_waiting(call) ? 0 : ESRCH;
}

int vsock_write(const struct vsock_call *call, uint64_t address, const void *bytes, size_t count) {
    if (!vsock_is_waiting(call)) return ESRCH;
    struct iovec here = {(void *)bytes, count}, there = {(void *)(uintptr_t)address, count};
    ssize_t put = process_vm_writev(call->thread, &here, 1, &there, 1, 0);
    if (put < 0 && errno != EFAULT) return errno;
    return put == (ssize_t)count ? 0 : EFAULT;
}

int vsock_is_device(const struct vsock_call *call, int fd, unsigned number, unsigned other) {
    int copy = vsock_copy(call, fd);
    if (copy < 0) return 0;
    struct stat status;
    int is = fstat(copy, &status) == 0 && S_ISCHR(status.st_mode) && major(status.st_rdev) == 1 &&
             (minor(status.st_rdev) == number || minor(status.st_rdev) == other);
    close(copy);
    return is;
}

int vsock_is_machines_device(const struct vsock_call *call, int fd) {
    int copy = vsock_copy(call, fd);
    if (copy < 0) return 0;
    struct stat given, machines;
    int is = fstat(copy, &given) == 0 && S_ISCHR(given.st_mode) && stat("/dev/vsock", &machines) == 0 &&
             S_ISCHR(machines.st_mode) && given.st_rdev == machines.st_rdev;
    close(copy);
    return is;
}

int vsock_is_privileged(const struct vsock_call *call) {
    char text[4096];
    status_of(call->thread, text, sizeof text);
    return (field(text, "\nCapEff:", 16) >> net_bind_service & 1) && vsock_is_waiting(call);
}

int vsock_signal(const struct vsock_call *call) {
    char text[4096];
    status_of(call->thread, text, sizeof text);
    uint64_t blocked = field(text, "\nSigBlk:", 16);
    // The thread's own: the kernel is certain to look at it as the call ends.
    if (field(text, "\nSigPnd:", 16) & ~blocked) return -512;
    if (!(field(text, "\nShdPnd:", 16) & ~blocked)) return 0;
    if (field(text, "\nThreads:", 10) == 1 || field(text, "\nTgid:", 10) == (uint64_t)call->thread) return -512;
    // Another thread may be the one that the kernel chose; then 512 would be seen by the program.
    return -EINTR;
}

#endif
