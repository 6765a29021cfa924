// Which places of a program are reached, in the order in which they are first reached.
//
//   steps OUTPUT SECONDS -p PROCESS         a process that runs, for so long
//   steps OUTPUT SECONDS PROGRAM ARGUMENT…  from a program's start to its end
//
// The program is run one instruction at a time by ptrace, which needs neither a profiler nor counters of the
// processor; it is some thousand times slower meanwhile. C, because each step is a system call or two.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// The program is static and not moved: its code lies here.
enum { first = 0x400000, size = 64 << 20 };
static unsigned char reached[size / 8];

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static pid_t attach(pid_t process) {
    if (ptrace(PTRACE_ATTACH, process, NULL, NULL) == 0) return process;
    perror("steps: ptrace");
    exit(1);
}

static pid_t start(char **words) {
    pid_t process = fork();
    if (process != 0) return process;
    ptrace(PTRACE_TRACEME, 0, NULL, NULL);
    execv(words[0], words);
    _exit(127);
}

static void note(FILE *output, pid_t process) {
    struct user_regs_struct registers;
    if (ptrace(PTRACE_GETREGS, process, NULL, &registers) != 0) return;
    uint64_t place = registers.rip - first;
    if (place >= size || reached[place / 8] >> (place % 8) & 1) return;
    reached[place / 8] |= (unsigned char)(1 << (place % 8));
    fprintf(output, "%llx\n", (unsigned long long)registers.rip);
}

int main(int count, char **words) {
    if (count < 4) {
        fprintf(stderr, "usage: steps OUTPUT SECONDS (-p PROCESS | PROGRAM ARGUMENT...)\n");
        return 2;
    }
    FILE *output = fopen(words[1], "w");
    if (!output) {
        perror(words[1]);
        return 1;
    }
    double end = now() + atof(words[2]);
    int attached = strcmp(words[3], "-p") == 0 && count > 4;
    pid_t process = attached ? attach(atoi(words[4])) : start(words + 3);
    int status;
    while (waitpid(process, &status, __WALL) == process && WIFSTOPPED(status)) {
        note(output, process);
        if (now() > end) {
            ptrace(PTRACE_DETACH, process, NULL, NULL);
            break;
        }
        int number = WSTOPSIG(status) == SIGTRAP || WSTOPSIG(status) == SIGSTOP ? 0 : WSTOPSIG(status);
        if (ptrace(PTRACE_SINGLESTEP, process, NULL, number) != 0 && errno != ESRCH) break;
    }
    return fclose(output) == 0 ? 0 : 1;
}
