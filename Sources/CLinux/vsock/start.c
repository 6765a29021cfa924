// Swift's own fork is unsafe, and namespaces are entered between clone and exec.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include "../include/clinux_ownership.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { kept = 3 };

// What the supervisor needs, from 3 on; nothing else of its starter's.
static int keep_only(int *descriptors[], int count) {
    for (int i = 0; i < count; i++)
        if ((*descriptors[i] = fcntl(*descriptors[i], F_DUPFD_CLOEXEC, kept + 64)) < 0) return -1;
    for (int i = 0; i < count; i++) {
        if (dup3(*descriptors[i], kept + i, O_CLOEXEC) < 0) return -1;
        *descriptors[i] = kept + i;
    }
    if (syscall(SYS_close_range, kept + count, ~0u, 0) < 0)
        for (int fd = kept + count; fd < 1024; fd++) close(fd);
    int nothing = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < kept; fd++) dup2(nothing, fd);
    close(nothing);
    return 0;
}

// In the sandbox's user namespace it may look at the sandbox's processes and at no others. Of the rights that come with
// that it keeps this one.
static int drop_rights(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    memset(data, 0, sizeof data);
    data[0].effective = data[0].permitted = 1u << CAP_SYS_PTRACE;
    if (syscall(SYS_capset, &header, data) < 0) return -1;
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

// `16.supervisor`, held for as long as this process lives.
static void leave_note(void) {
    char name[32], text[16];
    snprintf(name, sizeof name, "%u.supervisor", vsock.cid);
    int file = openat(vsock.at.directory, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    int length = snprintf(text, sizeof text, "%d", (int)getpid());
    if (file < 0 || nesh_hold(file) < 0 || ftruncate(file, 0) < 0 || write(file, text, (size_t)length) < 0) return;
}

static int enter(struct nesh_vsock_supervision *given) {
    int *descriptors[] = {&given->notifications, &given->directory, &given->keeper, &given->sandbox};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (keep_only(descriptors, 4) < 0) return -1;
    umask(077);
    // Names of sockets are relative to the switch, so that no path is too long.
    if (fchdir(given->directory) < 0 || nesh_switch_open(&vsock.at, given->directory, ".//") < 0) return -1;
    vsock.cid = given->cid;
    vsock.notifications = given->notifications;
    vsock.keeper = given->keeper;
    vsock.epoll = epoll_create1(EPOLL_CLOEXEC);
    leave_note();
    // Sockets that are made here are handed out: in the machine's own network namespace, who races with the supervisor would
    // connect one to any abstract name of the machine's.
    if (setns(given->sandbox, CLONE_NEWUSER) < 0 || unshare(CLONE_NEWNET) < 0 || drop_rights() < 0) return -1;
    close(given->sandbox);
    // Again, because new rights have cleared it; the keeper may have gone meanwhile.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    struct pollfd keeper = {.fd = vsock.keeper, .events = POLLIN};
    return poll(&keeper, 1, 0) > 0 && keeper.revents & POLLHUP ? -1 : 0;
}

pid_t nesh_vsock_start(const struct nesh_vsock_supervision *supervision, int *pidfd) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int descriptor = -1;
    long child = syscall(SYS_clone, SIGCHLD | CLONE_PIDFD, NULL, &descriptor, NULL, NULL);
    int error = errno;
    if (child == 0) {
        for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
        struct nesh_vsock_supervision given = *supervision;
        if (enter(&given) == 0) vsock_supervise();
        _exit(0);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (child < 0) return (pid_t)-error;
    *pidfd = descriptor;
    return (pid_t)child;
}

#endif
