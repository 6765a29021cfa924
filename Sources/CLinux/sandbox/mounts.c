// The mounts that an enclave's init makes, and covers over what /proc should not show.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef MOVE_MOUNT_F_EMPTY_PATH
#define MOVE_MOUNT_F_EMPTY_PATH 4
#endif

static void directory(const char *path) {
    // A link that the image left here leads only to places inside the sandbox.
    struct stat status;
    if (mkdir(path, 0755) == 0 || (errno == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode))) return;
    if (unlink(path) < 0 || mkdir(path, 0755) < 0) sandbox_die("mkdir", path);
}

static void mount_tmpfs(const struct nesh_sandbox *sandbox, const char *path, const char *mode) {
    char options[96];
    snprintf(options, sizeof options, "size=%llu,nr_inodes=%llu,mode=%s", (unsigned long long)sandbox->memory_bytes,
             (unsigned long long)sandbox->inodes, mode);
    directory(path);
    if (mount("tmpfs", path, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, options) < 0) sandbox_die("mount", path);
}

static void attach(int mounted, const char *path) {
    if (syscall(SYS_move_mount, mounted, "", AT_FDCWD, path, MOVE_MOUNT_F_EMPTY_PATH) < 0)
        sandbox_die("move_mount", path);
    close(mounted);
}

static void attach_file(int mounted, const char *path) {
    int file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file < 0) sandbox_die("open", path);
    close(file);
    attach(mounted, path);
}

static void link_to(const char *target, const char *path) {
    if (symlink(target, path) < 0) sandbox_die("symlink", path);
}

static void mount_dev(const struct nesh_sandbox *sandbox, const struct sandbox_host *host) {
    // Only mount points and links live here: small.
    directory("/dev");
    if (mount("dev", "/dev", "tmpfs", MS_NOSUID | MS_NOEXEC, "size=1m,nr_inodes=1024,mode=0755") < 0)
        sandbox_die("mount", "/dev");
    for (int i = 0; i < 6; i++) {
        char path[32];
        snprintf(path, sizeof path, "/dev/%s", sandbox_device_names[i]);
        attach_file(host->devices[i], path);
    }
    attach_file(host->console, "/dev/console");
    directory("/dev/pts");
    if (mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=0620") < 0)
        sandbox_die("mount", "/dev/pts");
    link_to("pts/ptmx", "/dev/ptmx");
    link_to("/proc/self/fd", "/dev/fd");
    link_to("fd/0", "/dev/stdin");
    link_to("fd/1", "/dev/stdout");
    link_to("fd/2", "/dev/stderr");
    mount_tmpfs(sandbox, "/dev/shm", "1777");
}

static void cover(const char *path) {
    // Not every kernel has every one of these files.
    if (mount("/dev/null", path, NULL, MS_BIND, NULL) < 0 && errno != ENOENT) sandbox_die("mount", path);
}

static void cover_proc(void) {
    cover("/proc/kcore");
    cover("/proc/keys");
    cover("/proc/sysrq-trigger");
    cover("/proc/timer_list");
    unsigned long same = MS_BIND | MS_NOSUID | MS_NODEV | MS_NOEXEC;
    if (mount("/proc/sys", "/proc/sys", NULL, MS_BIND, NULL) < 0) sandbox_die("mount", "/proc/sys");
    if (mount(NULL, "/proc/sys", NULL, same | MS_REMOUNT | MS_RDONLY, NULL) < 0)
        sandbox_die("mount", "/proc/sys read-only");
}

void sandbox_mount_all(const struct nesh_sandbox *sandbox, const struct sandbox_host *host) {
    mount_dev(sandbox, host);
    directory("/proc");
    attach(host->proc, "/proc");
    cover_proc();
    directory("/sys");
    if (host->sys >= 0) attach(host->sys, "/sys");
    mount_tmpfs(sandbox, "/run", "0755");
    mount_tmpfs(sandbox, "/tmp", "1777");
}

#endif
