// Whether this machine gives a sandbox to this process is found out by asking it: a container's filter of system calls, a
// chroot and a security module show in no file that could be read.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// The child's status: an errno fits.
static _Noreturn void try_proc(void) {
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0) _exit(errno);
    // Where parts of /proc are hidden the kernel gives no new one.
    _exit(sandbox_new_proc() < 0 ? errno : 0);
}

int nesh_sandbox_trial(const char **call, const char **subject) {
    *call = "clone";
    *subject = "namespaces";
    sigset_t all, before;
    sigfillset(&all);
    // The bare call: the library's fork would run handlers of a program with threads.
    pthread_sigmask(SIG_SETMASK, &all, &before);
    long child = syscall(SYS_clone, SANDBOX_NAMESPACES | SIGCHLD, NULL, NULL, NULL, NULL);
    if (child == 0) try_proc();
    int error = child < 0 ? errno : 0, status = 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (child < 0) return error;
    while (waitpid((pid_t)child, &status, 0) < 0)
        if (errno != EINTR) return 0;
    if (!WIFEXITED(status) || WEXITSTATUS(status) == 0) return 0;
    *call = "fsmount";
    *subject = "proc";
    return WEXITSTATUS(status);
}

#endif
