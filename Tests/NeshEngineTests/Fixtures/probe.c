// What runs inside the test enclaves: says on its console what it may and may not do.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void say(const char *what, long result) {
    printf("%s: %s\n", what, result < 0 ? strerrorname_np(errno) : "ok");
}

static void wait_for_ever(void) {
    for (;;) pause();
}

static void rights(void) {
    say("socket vsock", socket(AF_VSOCK, SOCK_STREAM, 0));
    say("socket vsock wide", syscall(SYS_socket, 0xffffffff00000000ul | AF_VSOCK, SOCK_STREAM, 0));
    say("socket alg", socket(38, SOCK_SEQPACKET, 0));
    say("socket unix", socket(AF_UNIX, SOCK_STREAM, 0));
    say("socket inet", socket(AF_INET, SOCK_STREAM, 0));
    say("io_uring_setup", syscall(SYS_io_uring_setup, 1, NULL));
    say("clone3", syscall(SYS_clone3, NULL, 0));
    say("unshare user", unshare(CLONE_NEWUSER));
    say("mount", mount("none", "/tmp", "tmpfs", 0, NULL));
    say("umount", umount("/proc"));
    say("keyctl", syscall(SYS_keyctl, 0, 0, 0, 0, 0));
    say("bpf", syscall(SYS_bpf, 0, NULL, 0));
    say("TIOCSTI", ioctl(0, TIOCSTI, "x"));
    say("mknod", mknod("/tmp/disk", S_IFBLK | 0600, makedev(254, 0)));
    say("open sysrq", open("/proc/sysrq-trigger", O_WRONLY));
    struct stat status;
    say("sysrq is null", stat("/proc/sysrq-trigger", &status) == 0 && status.st_rdev == makedev(1, 3) ? 0 : -1);
    say("kcore is null", stat("/proc/kcore", &status) == 0 && status.st_rdev == makedev(1, 3) ? 0 : -1);
    say("open hostname", open("/proc/sys/kernel/hostname", O_WRONLY));
    say("init exe", open("/proc/1/exe", O_RDONLY));
    say("write tmp", open("/tmp/file", O_CREAT | O_WRONLY, 0600));
    say("write root", open("/file", O_CREAT | O_WRONLY, 0600));
    say("exec tmp", access("/tmp", W_OK));
}

static void self(int argc, char **argv) {
    printf("pid %d uid %d gid %d sid %s tty %s\n", getpid(), getuid(), getgid(), getsid(0) == getpid() ? "own" : "other",
           isatty(0) && isatty(1) && isatty(2) ? "yes" : "no");
    char name[65];
    gethostname(name, sizeof name);
    printf("host %s cwd %s\n", name, get_current_dir_name());
    for (int i = 0; i < argc; i++) printf("argument %s\n", argv[i]);
    for (char **entry = environ; *entry; entry++) printf("variable %s\n", *entry);
    for (int fd = 3; fd < 64; fd++)
        if (fcntl(fd, F_GETFD) >= 0) printf("descriptor %d\n", fd);
    struct ifreq request = {.ifr_name = "lo"};
    int probe = socket(AF_INET, SOCK_DGRAM, 0);
    printf("lo %s\n", ioctl(probe, SIOCGIFFLAGS, &request) == 0 && request.ifr_flags & IFF_UP ? "up" : "down");
    struct if_nameindex *interface = if_nameindex();
    for (; interface && interface->if_name; interface++) printf("interface %s\n", interface->if_name);
    cpu_set_t cpus;
    sched_getaffinity(0, sizeof cpus, &cpus);
    printf("cpus %d\n", CPU_COUNT(&cpus));
}

static void list(const char *path) {
    DIR *directory = opendir(path);
    for (struct dirent *entry; directory && (entry = readdir(directory));)
        if (entry->d_name[0] != '.') printf("entry %s/%s\n", path, entry->d_name);
}

static void facts(const char *path) {
    struct stat status;
    if (lstat(path, &status) < 0) {
        printf("facts %s %s\n", path, strerrorname_np(errno));
        return;
    }
    char target[4096] = "";
    ssize_t length = S_ISLNK(status.st_mode) ? readlink(path, target, sizeof target - 1) : 0;
    target[length > 0 ? length : 0] = 0;
    printf("facts %s mode %o uid %u gid %u size %ld links %ld time %ld target %s\n", path, status.st_mode,
           status.st_uid, status.st_gid, (long)status.st_size, (long)status.st_nlink, (long)status.st_mtime, target);
}

static void show(const char *path) {
    FILE *file = fopen(path, "r");
    char line[4096];
    while (file && fgets(line, sizeof line, file)) printf("%s: %s", path, line);
}

// Takes memory until it is stopped.
static void eat(void) {
    for (size_t total = 0;; total += 1 << 20) {
        char *piece = malloc(1 << 20);
        if (!piece) break;
        memset(piece, 1, 1 << 20);
    }
    puts("malloc gave up");
}

// What may be done to the attributes of files that the host may have lent.
static void attributes(void) {
    static const char *const names[] = {"null", "zero", "full", "random", "urandom", "tty"};
    char path[64], what[96];
    for (int i = 0; i < 6; i++) {
        snprintf(path, sizeof path, "/dev/%s", names[i]);
        snprintf(what, sizeof what, "chmod %s", names[i]);
        say(what, chmod(path, 0));
        snprintf(what, sizeof what, "chown %s", names[i]);
        say(what, chown(path, 7, 7));
        snprintf(what, sizeof what, "times %s", names[i]);
        say(what, utimensat(AT_FDCWD, path, NULL, 0));
        int file = open(path, O_RDWR);
        if (file < 0) continue;
        snprintf(what, sizeof what, "fchmod %s", names[i]);
        say(what, fchmod(file, 0));
        snprintf(what, sizeof what, "write %s", names[i]);
        say(what, write(file, "x", 1));
        close(file);
    }
    say("chmod console", chmod("/dev/console", 0666));
    say("chmod stdout", fchmod(1, 0622));
    say("chown ptmx", chown("/dev/pts/ptmx", 0, 0));
    say("chmod sys", chmod("/sys/kernel", 0700));
    say("chmod proc sys", chmod("/proc/sys/kernel/hostname", 0666));
    say("chmod sysrq", chmod("/proc/sysrq-trigger", 0666));
}

static int sleeper(void *unused) {
    (void)unused;
    wait_for_ever();
    return 0;
}

// Processes or threads until no more can be had.
static void multiply(int threads, int limit) {
    static char stack[1 << 16];
    int flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM, count = 0;
    fflush(stdout);
    while (count < limit) {
        pid_t made = threads ? clone(sleeper, stack + sizeof stack - 16, flags, NULL) : fork();
        if (made == 0) wait_for_ever();
        if (made < 0) break;
        count++;
    }
    printf("multiplied %d: %s\n", count, count < limit ? strerrorname_np(errno) : "ok");
    fflush(stdout);
    _exit(0);
}

// A child that is its own session and would outlive a careless end.
static void orphan(void) {
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            printf("orphan of %d\n", getppid());
            fflush(stdout);
            wait_for_ever();
        }
        _exit(0);
    }
    wait(NULL);
}

static void flood(long bytes) {
    char line[64];
    for (long number = 0, done = 0; done < bytes; number++) {
        int length = snprintf(line, sizeof line, "line %08ld of the flood goes by\n", number);
        fwrite(line, 1, (size_t)length, stdout);
        done += length;
    }
    puts("flood is over");
}

int main(int argc, char **argv) {
    setvbuf(stdout, NULL, _IOLBF, 4096);
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i], *next = i + 1 < argc ? argv[i + 1] : "";
        if (!strcmp(word, "rights")) rights();
        if (!strcmp(word, "self")) self(argc, argv);
        if (!strcmp(word, "wait")) wait_for_ever();
        if (!strcmp(word, "eat")) eat();
        if (!strcmp(word, "attributes")) attributes();
        if (!strcmp(word, "processes")) multiply(0, atoi(next));
        if (!strcmp(word, "threads")) multiply(1, atoi(next));
        if (!strcmp(word, "orphan")) orphan();
        if (!strcmp(word, "say")) puts(next);
        if (!strcmp(word, "list")) list(next);
        if (!strcmp(word, "facts")) facts(next);
        if (!strcmp(word, "show")) show(next);
        if (!strcmp(word, "flood")) flood(atol(next));
        if (!strcmp(word, "sleep")) usleep((useconds_t)atol(next) * 1000);
        if (!strcmp(word, "exit")) return atoi(next);
        if (!strcmp(word, "signal")) raise(atoi(next));
        if (!strcmp(word, "ticks"))
            for (int tick = 1;; tick++) {
                printf("tick %d\n", tick);
                usleep(100000);
            }
    }
    return 0;
}
