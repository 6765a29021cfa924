// Root file systems: what is taken from the host first, then a fresh root from which the host cannot be reached.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/mount.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// <sys/mount.h> and <linux/mount.h> cannot both be included with older libraries.
int mount(const char *, const char *, const char *, unsigned long, const void *);
int umount2(const char *, int);
enum { detach = 2 };

const char *const sandbox_device_names[SANDBOX_DEVICES] = {"null", "zero",   "full", "random",
                                                              "urandom", "tty", "vsock", "nsm"};

static int clone_mount(int directory, const char *path, unsigned flags) {
    return (int)syscall(SYS_open_tree, directory, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | flags);
}

// `options` is pairs of names and values, ending with NULL.
static int new_file_system(const char *type, unsigned attributes, const char *const *options) {
    int context = (int)syscall(SYS_fsopen, type, FSOPEN_CLOEXEC);
    if (context < 0) return -1;
    int mounted = -1;
    long result = 0;
    for (; result == 0 && options && options[0]; options += 2)
        result = syscall(SYS_fsconfig, context, FSCONFIG_SET_STRING, options[0], options[1], 0);
    if (result == 0 && syscall(SYS_fsconfig, context, FSCONFIG_CMD_CREATE, NULL, NULL, 0) == 0)
        mounted = (int)syscall(SYS_fsmount, context, FSMOUNT_CLOEXEC, attributes);
    int error = errno;
    close(context);
    errno = error;
    return mounted;
}

int sandbox_new_terminals(void) {
    // The kernel gives every such mount its own terminals.
    const char *const options[] = {"ptmxmode", "0666", "mode", "0600", NULL};
    int mounted = new_file_system("devpts", MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC, options);
    if (mounted < 0) sandbox_die("fsmount", "devpts");
    return mounted;
}

static const unsigned quiet = MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC;

int sandbox_new_proc(void) { return new_file_system("proc", quiet, NULL); }

void sandbox_part_from_host(void) {
    // Nothing that is mounted here may show up on the host.
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0) sandbox_die("mount", "/ as private");
}

void sandbox_take_from_host(const struct nesh_sandbox *sandbox, struct sandbox_host *host) {
    // Device nodes cannot be made in a user namespace; the host's are lent. The last ones are only names: what is asked of
    // them is trapped.
    int count = sandbox->vsock < 0 ? SANDBOX_OWN_DEVICES : SANDBOX_DEVICES;
    for (int i = 0; i < count; i++) {
        char path[32];
        snprintf(path, sizeof path, "/dev/%s", i < SANDBOX_OWN_DEVICES ? sandbox_device_names[i] : "null");
        host->devices[i] = clone_mount(AT_FDCWD, path, 0);
        if (host->devices[i] < 0) sandbox_die("open_tree", path);
    }
    // The kernel gives a new /proc only where an unmasked one can be seen, which is now.
    host->proc = sandbox_new_proc();
    if (host->proc < 0) sandbox_die("fsmount", "proc");
    host->sys = new_file_system("sysfs", quiet | MOUNT_ATTR_RDONLY, NULL);
    if (host->sys < 0) sandbox_report(NESH_SANDBOX_NOTE, errno, "fsmount", "sysfs");
}

void sandbox_enter_fresh_root(void) {
    // Any directory that every host has; the namespace is our own.
    const char *place = "/proc";
    // The kernel lets a bound be changed, but none be set where there was none.
    if (mount("nesh", place, "tmpfs", MS_NOSUID | MS_NODEV, "size=64k,nr_inodes=64,mode=0755") < 0)
        sandbox_die("mount", "the root's tmpfs");
    if (chdir(place) < 0) sandbox_die("chdir", "the root's tmpfs");
    // The old root is put on top of the new one and taken away: no directory is needed for it.
    if (syscall(SYS_pivot_root, ".", ".") < 0) sandbox_die("pivot_root", "the root's tmpfs");
    if (umount2(".", detach) < 0) sandbox_die("umount2", "the host's root");
    if (chdir("/") < 0) sandbox_die("chdir", "/");
    // The ramdisks' modes are meant as they are.
    umask(0);
}

void sandbox_bound_root(const struct nesh_sandbox *sandbox) {
    char options[96];
    snprintf(options, sizeof options, "size=%llu,nr_inodes=%llu", (unsigned long long)sandbox->memory_bytes,
             (unsigned long long)sandbox->inodes);
    if (mount(NULL, "/", NULL, MS_REMOUNT | MS_NOSUID | MS_NODEV, options) < 0) sandbox_die("mount", "the root's tmpfs");
}

void sandbox_enter_rootfs(void) {
    struct stat status;
    if (lstat("/rootfs", &status) < 0 || !S_ISDIR(status.st_mode)) sandbox_bad_image("has no directory", "/rootfs");
    if (mount("/rootfs", "/rootfs", NULL, MS_BIND, NULL) < 0) sandbox_die("mount", "/rootfs");
    if (chdir("/rootfs") < 0) sandbox_die("chdir", "/rootfs");
    if (syscall(SYS_pivot_root, ".", ".") < 0) sandbox_die("pivot_root", "/rootfs");
    if (umount2(".", detach) < 0) sandbox_die("umount2", "the ramdisks' root");
    if (chdir("/") < 0) sandbox_die("chdir", "/");
    umask(022);
}

#endif
