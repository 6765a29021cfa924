// Says on its console what an application sees of the way it was started. Words after that: `exit N`, `signal N`,
// `orphan`.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <net/if.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void words(int argc, char **argv) {
    char program[4096] = "?";
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    program[length > 0 ? length : 0] = 0;
    printf("program %s\n", program);
    for (int i = 0; i < argc; i++) printf("argument [%s]\n", argv[i]);
    for (char **entry = environ; *entry; entry++) printf("variable [%s]\n", *entry);
}

static void identity(void) {
    uid_t user[3];
    gid_t group[3];
    getresuid(&user[0], &user[1], &user[2]);
    getresgid(&group[0], &group[1], &group[2]);
    printf("users %d %d %d groups %d %d %d\n", user[0], user[1], user[2], group[0], group[1], group[2]);
    printf("first process %s parent %d session %s group %s\n", getpid() == 1 ? "yes" : "no", getppid(),
           getsid(0) == getpid() ? "own" : "other", getpgrp() == getpid() ? "own" : "other");
    char *directory = get_current_dir_name();
    mode_t mask = umask(0);
    printf("directory %s umask %03o nice %d\n", directory ? directory : "?", mask, getpriority(PRIO_PROCESS, 0));
}

static void terminal(void) {
    for (int fd = 0; fd < 3; fd++) {
        const char *name = ttyname(fd);
        printf("descriptor %d terminal %s flags %o\n", fd, name ? name : strerrorname_np(errno),
               fcntl(fd, F_GETFL) & (O_ACCMODE | O_APPEND | O_NONBLOCK));
    }
    for (int fd = 3; fd < 1024; fd++)
        if (fcntl(fd, F_GETFD) >= 0) printf("descriptor %d\n", fd);
    int controlling = open("/dev/tty", O_RDWR | O_NOCTTY);
    printf("controlling terminal %s\n", controlling >= 0 ? "yes" : strerrorname_np(errno));
    if (controlling >= 0) close(controlling);
}

static void signals(void) {
    sigset_t blocked;
    sigprocmask(SIG_SETMASK, NULL, &blocked);
    for (int number = 1; number < 32; number++) {
        struct sigaction action;
        if (sigismember(&blocked, number)) printf("signal %d is blocked\n", number);
        if (sigaction(number, NULL, &action) == 0 && action.sa_handler != SIG_DFL) printf("signal %d is kept\n", number);
    }
}

static void mounts(void) {
    FILE *file = fopen("/proc/self/mountinfo", "r");
    char line[4096];
    while (file && fgets(line, sizeof line, file)) {
        char place[256], options[256], type[64];
        const char *dash = strstr(line, " - ");
        if (!dash || sscanf(line, "%*s %*s %*s %*s %255s %255s", place, options) != 2) continue;
        if (sscanf(dash + 3, "%63s", type) != 1) continue;
        static const char *const places[] = {"/dev",     "/proc",    "/run", "/tmp",
                                             "/dev/shm", "/dev/pts", "/sys", "/sys/fs/cgroup"};
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            struct stat status;
            if (strcmp(place, places[i]) || stat(place, &status) < 0) continue;
            // Those two show the kernel's own root, who may have no id here.
            int owner = strcmp(type, "proc") && strcmp(type, "sysfs") ? (int)status.st_uid : 0;
            printf("mount %s type %s options %s mode %o owner %d\n", place, type, options, status.st_mode, owner);
        }
    }
    if (file) fclose(file);
}

static int not_hidden(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static void list(const char *path) {
    struct dirent **entries;
    int count = scandir(path, &entries, not_hidden, alphasort);
    printf("entries of %s:", path);
    for (int i = 0; i < count; i++) printf(" %s", entries[i]->d_name);
    printf("\n");
}

static void places(void) {
    static const char *const links[] = {"/dev/fd", "/dev/stdin", "/dev/stdout", "/dev/stderr"};
    for (int i = 0; i < 4; i++) {
        char target[256] = "";
        ssize_t length = readlink(links[i], target, sizeof target - 1);
        printf("%s leads to %s\n", links[i], length > 0 ? target : strerrorname_np(errno));
    }
    list("/");
    list("/run");
    list("/tmp");
    list("/dev/shm");
    list("/sys/fs/cgroup");
    list("/sys/class/net");
    struct ifreq request = {.ifr_name = "lo"};
    int probe = socket(AF_INET, SOCK_DGRAM, 0);
    printf("lo %s\n", ioctl(probe, SIOCGIFFLAGS, &request) == 0 && request.ifr_flags & IFF_UP ? "up" : "down");
    close(probe);
    int file = open("/dev/null", O_RDWR | O_CREAT | O_TRUNC, 0600);
    printf("null %s\n", file >= 0 && write(file, "x", 1) == 1 ? "takes" : strerrorname_np(errno));
    if (file >= 0) close(file);
    file = posix_openpt(O_RDWR | O_NOCTTY);
    if (file >= 0) close(file);
}

int main(int argc, char **argv) {
    setvbuf(stdout, NULL, _IOLBF, 4096);
    words(argc, argv);
    identity();
    terminal();
    signals();
    mounts();
    places();
    for (int i = 1; i + 1 < argc; i++) {
        if (!strcmp(argv[i], "orphan") && fork() == 0) {
            setsid();
            for (;;) pause();
        }
        if (!strcmp(argv[i], "exit")) return atoi(argv[i + 1]);
        if (!strcmp(argv[i], "signal")) raise(atoi(argv[i + 1]));
    }
    return 0;
}
