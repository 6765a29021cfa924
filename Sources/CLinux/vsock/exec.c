// C because the supervisor runs without the Swift runtime, and because registers of another process are changed.
//
// A program of the parent's may start nitro-cli by its usual path, where this machine has none: then nesh runs, which is
// nitro-cli under that name. A call that is held can only be let go or answered, and its path lies in memory that may be
// shared or read-only. So the thread is stopped as the call ends, and makes it again with a path of this file's.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <elf.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)
typedef struct user_regs_struct registers;
enum { below_stack = 128 /* leaf functions use it */ };
#define STACK(r) ((r).rsp)
static void again(registers *r, uint64_t path) {
    r->rip -= 2; // the instruction `syscall`
    r->rax = SYS_execve;
    r->orig_rax = (unsigned long long)-1;
    r->rdi = path;
}
#else
typedef struct user_regs_struct registers;
enum { below_stack = 0 };
#define STACK(r) ((r).sp)
static void again(registers *r, uint64_t path) {
    r->pc -= 4; // the instruction `svc`; the call's number is still in x8
    r->regs[0] = path;
}
#endif

static const char *const usual[] = {"/bin/nitro-cli", "/usr/bin/nitro-cli"};

// Whether the path is one of nitro-cli's and leads nowhere.
static int is_missing(const struct vsock_call *call) {
    char path[24];
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        size_t count = strlen(usual[i]) + 1;
        if (vsock_read(call, call->arguments[0], path, count) == 0 && memcmp(path, usual[i], count) == 0)
            return access(path, F_OK) < 0 && errno == ENOENT;
    }
    return 0;
}

// The thread is this process's to change once this is 1.
static int stop(pid_t thread) {
    int status = 0;
    // The program is not an enemy, but it may be frozen.
    vsock_set_alarm(500);
    pid_t got = waitpid(thread, &status, __WALL);
    vsock_set_alarm(0);
    return got == thread && WIFSTOPPED(status);
}

static void make_again(pid_t thread) {
    registers r;
    struct iovec all = {&r, sizeof r};
    if (ptrace(PTRACE_GETREGSET, thread, (void *)NT_PRSTATUS, &all) < 0) return;
    char path[32];
    snprintf(path, sizeof path, "/proc/%d/exe", getpid());
    uint64_t place = (STACK(r) - below_stack - sizeof path) & ~(uint64_t)15;
    struct iovec here = {path, sizeof path}, there = {(void *)(uintptr_t)place, sizeof path};
    if (process_vm_writev(thread, &here, 1, &there, 1, 0) != (ssize_t)sizeof path) return;
    again(&r, place);
    ptrace(PTRACE_SETREGSET, thread, (void *)NT_PRSTATUS, &all);
}

void vsock_call_exec(const struct vsock_call *call) {
    if (!is_missing(call) || ptrace(PTRACE_SEIZE, call->thread, NULL, NULL) < 0) return vsock_pass(call);
    ptrace(PTRACE_INTERRUPT, call->thread, NULL, NULL);
    // What what a program sees where it cannot be changed.
    vsock_fail(call, ENOENT);
    if (!stop(call->thread)) return;
    make_again(call->thread);
    ptrace(PTRACE_DETACH, call->thread, NULL, NULL);
}

#endif
