// How often a program calls a function, from its start to its end.
//
//   calls ADDRESS PROGRAM ARGUMENT…     ADDRESS as nm prints it
//
// ptrace puts a breakpoint there, which needs neither a debugger nor rights. The program is static and not moved, and
// only its first thread is followed. x86-64 alone, as steps.c.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

static int fail(const char *what) {
    perror(what);
    return 1;
}

int main(int count, char **words) {
    if (count < 3) {
        fprintf(stderr, "usage: calls ADDRESS PROGRAM ARGUMENT...\n");
        return 2;
    }
    unsigned long place = strtoul(words[1], NULL, 16);
    pid_t process = fork();
    if (process == 0) {
        ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        execv(words[2], words + 2);
        _exit(127);
    }
    int status;
    if (process < 0 || waitpid(process, &status, 0) != process || !WIFSTOPPED(status)) return fail("calls: the program");
    ptrace(PTRACE_SETOPTIONS, process, NULL, PTRACE_O_EXITKILL);
    errno = 0;
    long code = ptrace(PTRACE_PEEKTEXT, process, place, NULL);
    if (errno != 0) return fail("calls: the address");
    long trap = (code & ~0xffL) | 0xcc;
    unsigned long calls = 0;
    ptrace(PTRACE_POKETEXT, process, place, trap);
    ptrace(PTRACE_CONT, process, NULL, 0);
    while (waitpid(process, &status, 0) == process && WIFSTOPPED(status)) {
        struct user_regs_struct registers;
        int signal = WSTOPSIG(status);
        ptrace(PTRACE_GETREGS, process, NULL, &registers);
        if (signal == SIGTRAP && registers.rip == place + 1) {
            calls++;
            registers.rip = place;
            ptrace(PTRACE_SETREGS, process, NULL, &registers);
            ptrace(PTRACE_POKETEXT, process, place, code);
            ptrace(PTRACE_SINGLESTEP, process, NULL, 0);
            if (waitpid(process, &status, 0) != process || !WIFSTOPPED(status)) break;
            ptrace(PTRACE_POKETEXT, process, place, trap);
            signal = 0;
        }
        ptrace(PTRACE_CONT, process, NULL, signal);
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "calls: %s did not end well\n", words[2]);
        return 1;
    }
    printf("%lu\n", calls);
    return 0;
}
