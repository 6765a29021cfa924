// What the sandbox's filter answers to system calls, on the processor that this is compiled for: its program is taken
// where it would go to the kernel, and carried out here, as the kernel's documentation describes it.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

static struct sock_fprog taken;

// In the place of the C library's.
int prctl(int option, ...) {
    __builtin_va_list more;
    __builtin_va_start(more, option);
    (void)__builtin_va_arg(more, unsigned long);
    taken = *__builtin_va_arg(more, struct sock_fprog *);
    __builtin_va_end(more);
    return 0;
}
void sandbox_die(const char *what, const char *subject) {
    (void)what, (void)subject;
    exit(2);
}
void sandbox_filter_calls(void);

static unsigned answer(unsigned architecture, int number, unsigned long first, unsigned long second) {
    struct seccomp_data data = {.nr = number, .arch = architecture, .args = {first, second}};
    unsigned value = 0;
    for (unsigned at = 0; at < taken.len; at++) {
        struct sock_filter step = taken.filter[at];
        switch (step.code) {
        case BPF_LD | BPF_W | BPF_ABS: memcpy(&value, (char *)&data + step.k, 4); break;
        case BPF_JMP | BPF_JEQ | BPF_K: at += value == step.k ? step.jt : step.jf; break;
        case BPF_JMP | BPF_JSET | BPF_K: at += value & step.k ? step.jt : step.jf; break;
        case BPF_RET | BPF_K: return step.k;
        default: exit(3);
        }
    }
    exit(4);
}

static void say(const char *name, unsigned action) {
    if (action == SECCOMP_RET_ALLOW) printf("%s allowed\n", name);
    else if (action == SECCOMP_RET_KILL_PROCESS) printf("%s killed\n", name);
    else printf("%s %s\n", name, strerrorname_np((int)(action & SECCOMP_RET_DATA)));
}

int main(void) {
#if defined(__aarch64__)
    unsigned own = AUDIT_ARCH_AARCH64, other = AUDIT_ARCH_ARM;
#else
    unsigned own = AUDIT_ARCH_X86_64, other = AUDIT_ARCH_I386;
#endif
    sandbox_filter_calls();
    say("read", answer(own, SYS_read, 0, 0));
    say("read of another processor", answer(other, SYS_read, 0, 0));
    say("mount", answer(own, SYS_mount, 0, 0));
    say("setns", answer(own, SYS_setns, 0, 0));
    say("clone", answer(own, SYS_clone, CLONE_FS, 0));
    say("clone of a user namespace", answer(own, SYS_clone, CLONE_NEWUSER, 0));
    say("unshare of a user namespace", answer(own, SYS_unshare, CLONE_NEWUSER | CLONE_NEWNS, 0));
    say("clone3", answer(own, SYS_clone3, 0, 0));
    say("inet", answer(own, SYS_socket, AF_INET, 0));
    say("vsock", answer(own, SYS_socket, AF_VSOCK, 0));
    say("TIOCSTI", answer(own, SYS_ioctl, 0, 0x5412));
    say("TCGETS", answer(own, SYS_ioctl, 0, 0x5401));
    return 0;
}
