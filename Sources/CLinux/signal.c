// A signal handler may call next to nothing, and Swift code calls its runtime; so the handlers are C.
#ifdef __linux__
#define _GNU_SOURCE
#include "clinux_signal.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static volatile int forward_to[NSIG];

static void forward(int signal) {
    int kept = errno;
    unsigned char number = (unsigned char)signal;
    // A full pipe has enough of them already.
    ssize_t written = write(forward_to[signal], &number, 1);
    (void)written;
    errno = kept;
}

int nesh_signal_forward(int signal, int descriptor) {
    if (signal <= 0 || signal >= NSIG) {
        errno = EINVAL;
        return -1;
    }
    forward_to[signal] = descriptor;
    struct sigaction action = {.sa_handler = forward, .sa_flags = SA_RESTART};
    sigfillset(&action.sa_mask);
    return sigaction(signal, &action, NULL);
}

int nesh_signal_is_ignored(int signal) {
    struct sigaction action;
    return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

static struct {
    volatile sig_atomic_t armed;
    int descriptor;
    pid_t owner; // a forked child that exits must leave the terminal alone
    struct termios settings;
    char bytes[64];
} guarded;

static void restore(void) {
    if (!guarded.armed || guarded.owner != getpid()) return;
    guarded.armed = 0;
    // From the background this would stop the program instead of letting it end.
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTTOU);
    sigprocmask(SIG_BLOCK, &stop, NULL);
    tcsetattr(guarded.descriptor, TCSANOW, &guarded.settings);
    ssize_t written = write(guarded.descriptor, guarded.bytes, strlen(guarded.bytes));
    (void)written;
}

static void crash(int signal) {
    restore();
    // The default action was reinstalled by SA_RESETHAND.
    raise(signal);
}

int nesh_terminal_guard(int descriptor, const char *bytes) {
    static int installed;
    if (guarded.armed) return 0;
    if (tcgetattr(descriptor, &guarded.settings) != 0) return -1;
    guarded.descriptor = descriptor;
    guarded.owner = getpid();
    strncpy(guarded.bytes, bytes, sizeof guarded.bytes - 1);
    guarded.armed = 1;
    if (installed) return 0;
    installed = 1;
    // A stack that has overflowed has no room for the handler.
    static char stack[32 << 10];
    stack_t current;
    if (sigaltstack(NULL, &current) == 0 && current.ss_flags & SS_DISABLE) {
        stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
        sigaltstack(&own, NULL);
    }
    static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT};
    for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) {
        struct sigaction old;
        if (sigaction(fatal[i], NULL, &old) != 0 || old.sa_handler != SIG_DFL) continue;
        struct sigaction action = {.sa_handler = crash, .sa_flags = (int)SA_RESETHAND | SA_ONSTACK};
        sigemptyset(&action.sa_mask);
        sigaction(fatal[i], &action, NULL);
    }
    return atexit(restore);
}

void nesh_terminal_unguard(void) { guarded.armed = 0; }

#endif
