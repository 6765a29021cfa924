// The mounts that an enclave's init makes, in its order, on directories that the image must have.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef MOVE_MOUNT_F_EMPTY_PATH
#define MOVE_MOUNT_F_EMPTY_PATH 4
#endif

// A link that the image left here leads only to places inside the sandbox.
static void need_directory(const char *path) {
    struct stat status;
    if (stat(path, &status) < 0 || !S_ISDIR(status.st_mode))
        sandbox_bad_image("has no directory, and an enclave's init ends without it, at", path);
}

static void make_directory(const char *path) {
    if (mkdir(path, 0755) < 0) sandbox_die("mkdir", path);
}

static void mount_tmpfs(const char *path, const char *options) {
    if (mount("tmpfs", path, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, options) < 0) sandbox_die("mount", path);
}

// As large as the whole root: what is written counts as the enclave's memory.
static void mount_memory(const struct nesh_sandbox *sandbox, const char *path, const char *mode) {
    char options[96];
    snprintf(options, sizeof options, "size=%llu,nr_inodes=%llu,mode=%s", (unsigned long long)sandbox->memory_bytes,
             (unsigned long long)sandbox->inodes, mode);
    mount_tmpfs(path, options);
}

static void attach(int mounted, const char *path) {
    if (syscall(SYS_move_mount, mounted, "", AT_FDCWD, path, MOVE_MOUNT_F_EMPTY_PATH) < 0)
        sandbox_die("move_mount", path);
    close(mounted);
}

static void make_file(const char *path) {
    int file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file < 0) sandbox_die("open", path);
    close(file);
}

static void link_to(const char *target, const char *path) {
    if (symlink(target, path) < 0) sandbox_die("symlink", path);
}

// The node is the host's. On a read-only mount its mode, owner and times cannot be changed, and the device can still be
// written to.
static void attach_device(int mounted, const char *path) {
    make_file(path);
    attach(mounted, path);
    sandbox_make_read_only(path);
}

static void mount_dev(const struct nesh_sandbox *sandbox, const struct sandbox_host *host) {
    need_directory("/dev");
    // Only mount points and links live here: small.
    if (mount("dev", "/dev", "tmpfs", MS_NOSUID | MS_NOEXEC, "size=1m,nr_inodes=1024,mode=0755") < 0)
        sandbox_die("mount", "/dev");
    int count = sandbox->vsock < 0 ? SANDBOX_OWN_DEVICES : SANDBOX_DEVICES;
    for (int i = 0; i < count; i++) {
        char path[32];
        snprintf(path, sizeof path, "/dev/%s", sandbox_device_names[i]);
        attach_device(host->devices[i], path);
    }
    link_to("pts/ptmx", "/dev/ptmx");
}

static void link_descriptors(void) {
    link_to("/proc/self/fd", "/dev/fd");
    link_to("/proc/self/fd/0", "/dev/stdin");
    link_to("/proc/self/fd/1", "/dev/stdout");
    link_to("/proc/self/fd/2", "/dev/stderr");
}

static void mount_terminals(const struct sandbox_host *host) {
    make_directory("/dev/pts");
    attach(host->pts, "/dev/pts");
    make_file("/dev/console");
    if (mount("/dev/pts/0", "/dev/console", NULL, MS_BIND, NULL) < 0) sandbox_die("mount", "/dev/console");
}

// A directory for each controller that the kernel has, without the groups themselves, which are the host's.
static void mount_groups(void) {
    if (mount("cgroup_root", "/sys/fs/cgroup", "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC,
              "size=1m,nr_inodes=256,mode=0755") < 0) {
        if (errno == ENOENT) return; // a kernel without them
        sandbox_die("mount", "/sys/fs/cgroup");
    }
    int file = open("/proc/cgroups", O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    static char text[8192];
    ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    text[length > 0 ? length : 0] = 0;
    // A line is: name, number of its hierarchy, number of groups, whether it is enabled.
    char *rest = NULL;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        char name[64], path[96];
        int enabled;
        if (sscanf(line, "%63s %*d %*d %d", name, &enabled) != 2 || name[0] == '#' || !enabled) continue;
        snprintf(path, sizeof path, "/sys/fs/cgroup/%s", name);
        if (mkdir(path, 0555) < 0 && errno != EEXIST) sandbox_die("mkdir", path);
    }
}

void sandbox_mount_all(const struct nesh_sandbox *sandbox, const struct sandbox_host *host) {
    mount_dev(sandbox, host);
    need_directory("/proc");
    attach(host->proc, "/proc");
    sandbox_cover_proc();
    link_descriptors();
    need_directory("/run");
    mount_memory(sandbox, "/run", "0755");
    need_directory("/tmp");
    mount_memory(sandbox, "/tmp", "1777");
    make_directory("/dev/shm");
    mount_memory(sandbox, "/dev/shm", "1777");
    mount_terminals(host);
    need_directory("/sys");
    if (host->sys < 0) return;
    attach(host->sys, "/sys");
    mount_groups();
}

#endif
