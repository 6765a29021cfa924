// What an enclave's init does once its ramdisks are unpacked, written from a description of it and with the C library's
// own execvpe: what a program sees under it is what it must see in a sandbox. It cannot have a kernel of its own, so it
// runs in namespaces, and /dev is a tmpfs with some of this machine's nodes.
//
//     reference_init DIRECTORY    DIRECTORY is what the ramdisks hold; the console goes to standard output
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void must(int result, const char *what) {
    if (result >= 0) return;
    printf("init: %s: %s\n", what, strerror(errno));
    fflush(stdout);
    _exit(99);
}

static void put(const char *path, const char *format, ...) {
    char text[64];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    int file = open(path, O_WRONLY);
    must(file, path);
    must((int)write(file, text, (size_t)length), path);
    close(file);
}

// NULL for a file that is empty or absent.
static char **lines_of(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) return NULL;
    char **lines = NULL, *line = NULL;
    size_t count = 0, size = 0;
    ssize_t length;
    while ((length = getline(&line, &size, file)) > 0) {
        if (line[length - 1] == '\n') line[length - 1] = 0;
        lines = realloc(lines, (count + 2) * sizeof *lines);
        lines[count++] = strdup(line);
        lines[count] = NULL;
    }
    fclose(file);
    unlink(path);
    return lines;
}

// Before the root changes: afterwards this machine's nodes are out of reach.
static void make_dev(const char *terminal) {
    static const char *const nodes[] = {"null", "zero", "full", "random", "urandom", "tty", NULL};
    must(mount("dev", "rootfs/dev", "tmpfs", MS_NOSUID | MS_NOEXEC, "mode=0755"), "mount /dev");
    char from[64], to[64];
    for (int i = 0; nodes[i]; i++) {
        snprintf(from, sizeof from, "/dev/%s", nodes[i]);
        snprintf(to, sizeof to, "rootfs/dev/%s", nodes[i]);
        close(open(to, O_CREAT | O_WRONLY, 0666));
        must(mount(from, to, NULL, MS_BIND, NULL), to);
    }
    close(open("rootfs/dev/console", O_CREAT | O_WRONLY, 0600));
    must(mount(terminal, "rootfs/dev/console", NULL, MS_BIND, NULL), "mount /dev/console");
}

static void make_groups(void) {
    unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC;
    must(mount("cgroup_root", "/sys/fs/cgroup", "tmpfs", flags, "mode=0755"), "mount /sys/fs/cgroup");
    FILE *file = fopen("/proc/cgroups", "r");
    char line[256], name[64], path[128];
    int hierarchy, groups, enabled;
    while (file && fgets(line, sizeof line, file)) {
        if (sscanf(line, "%63s %d %d %d", name, &hierarchy, &groups, &enabled) != 4 || !enabled) continue;
        snprintf(path, sizeof path, "/sys/fs/cgroup/%s", name);
        must(mkdir(path, 0555), path);
    }
    if (file) fclose(file);
}

static void make_mounts(void) {
    unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC;
    must(mount("proc", "/proc", "proc", flags, NULL), "mount /proc");
    must(symlink("/proc/self/fd", "/dev/fd"), "/dev/fd");
    must(symlink("/proc/self/fd/0", "/dev/stdin"), "/dev/stdin");
    must(symlink("/proc/self/fd/1", "/dev/stdout"), "/dev/stdout");
    must(symlink("/proc/self/fd/2", "/dev/stderr"), "/dev/stderr");
    must(mount("tmpfs", "/run", "tmpfs", flags, "mode=0755"), "mount /run");
    must(mount("tmpfs", "/tmp", "tmpfs", flags, NULL), "mount /tmp");
    must(mkdir("/dev/shm", 0755), "/dev/shm");
    must(mount("shm", "/dev/shm", "tmpfs", flags, NULL), "mount /dev/shm");
    must(mkdir("/dev/pts", 0755), "/dev/pts");
    must(mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, "newinstance"), "mount /dev/pts");
    must(mount("sysfs", "/sys", "sysfs", flags, NULL), "mount /sys");
    make_groups();
}

static int run(char **command, char **environment) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        for (int number = 1; number < 65; number++) signal(number, SIG_DFL);
        setsid();
        setenv("PATH", "/sbin:/usr/sbin:/bin:/usr/bin", 1);
        execvpe(command[0], command, environment);
        printf("execvpe: %s: %s\n", command[0], strerror(errno));
        fflush(stdout);
        _exit(1);
    }
    int status;
    pid_t ended;
    while ((ended = wait(&status)) != child)
        if (ended < 0 && errno != EINTR) return 98;
    if (WIFSIGNALED(status)) printf("child exited by signal\n");
    if (WIFEXITED(status) && WEXITSTATUS(status)) printf("child exited with error\n");
    fflush(stdout);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static int init(const char *directory, const char *terminal) {
    static char *usual_environment[] = {"PATH=/sbin:/usr/sbin:/bin:/usr/bin", NULL}, *usual_command[] = {"sh", NULL};
    must(chdir(directory), directory);
    char **environment = lines_of("env"), **command = lines_of("cmd");
    if (!environment) environment = usual_environment;
    if (!command) command = usual_command;
    umask(022);
    must(mount("rootfs", "rootfs", NULL, MS_BIND, NULL), "rootfs");
    make_dev(terminal);
    must(chdir("rootfs"), "rootfs");
    must(chroot("."), "chroot");
    must(chdir("/"), "/");
    int console = open("/dev/console", O_RDWR | O_NOCTTY);
    must(console, "/dev/console");
    for (int fd = 0; fd < 3; fd++) must(dup2(console, fd), "dup2");
    for (int fd = 3; fd < 1024; fd++) close(fd);
    make_mounts();
    return run(command, environment);
}

int main(int argc, char **argv) {
    if (argc != 2) return 97;
    int controller = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    must(controller, "posix_openpt");
    must(grantpt(controller), "grantpt");
    must(unlockpt(controller), "unlockpt");
    const char *terminal = ptsname(controller);
    int kept = open(terminal, O_RDWR | O_NOCTTY | O_CLOEXEC);
    must(kept, terminal);
    uid_t user = geteuid();
    gid_t group = getegid();
    must(unshare(CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWUTS | CLONE_NEWIPC | (user ? CLONE_NEWUSER : 0)),
         "unshare");
    if (user) {
        put("/proc/self/setgroups", "deny");
        put("/proc/self/uid_map", "0 %u 1", user);
        put("/proc/self/gid_map", "0 %u 1", group);
    }
    must(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL), "private mounts");
    pid_t child = fork();
    must(child, "fork");
    if (child == 0) _exit(init(argv[1], terminal));
    close(kept);
    char piece[4096];
    ssize_t got;
    while ((got = read(controller, piece, sizeof piece)) > 0 || (got < 0 && errno == EINTR))
        if (got > 0 && write(1, piece, (size_t)got) < 0) return 96;
    int status;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 95;
}
