// Covers over what reaches the kernel that the sandbox shares with the host.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <sys/mount.h>
#include <sys/statvfs.h>

void sandbox_make_read_only(const char *path) {
    struct statvfs status;
    if (statvfs(path, &status) < 0) sandbox_die("statvfs", path);
    // What the host's mount forbids stays forbidden: leaving it out would be refused.
    unsigned long flags = MS_BIND | MS_REMOUNT | MS_RDONLY;
    if (status.f_flag & ST_NOSUID) flags |= MS_NOSUID;
    if (status.f_flag & ST_NODEV) flags |= MS_NODEV;
    if (status.f_flag & ST_NOEXEC) flags |= MS_NOEXEC;
    if (mount(NULL, path, NULL, flags, NULL) < 0) sandbox_die("mount read-only", path);
}

// Not every kernel has every one of these.
static void cover(const char *path) {
    if (mount("/dev/null", path, NULL, MS_BIND, NULL) < 0) {
        if (errno == ENOENT) return;
        sandbox_die("mount", path);
    }
    sandbox_make_read_only(path);
}

static void freeze(const char *path) {
    if (mount(path, path, NULL, MS_BIND, NULL) < 0) {
        if (errno == ENOENT) return;
        sandbox_die("mount", path);
    }
    sandbox_make_read_only(path);
}

void sandbox_cover_proc(void) {
    static const char *const covered[] = {"/proc/kcore",         "/proc/keys",        "/proc/latency_stats",
                                          "/proc/sysrq-trigger", "/proc/timer_list",  "/proc/timer_stats",
                                          "/proc/sched_debug",   "/proc/mtrr"};
    static const char *const frozen[] = {"/proc/sys", "/proc/irq", "/proc/bus", "/proc/fs",
                                         "/proc/acpi", "/proc/scsi", "/proc/asound"};
    for (unsigned i = 0; i < sizeof covered / sizeof *covered; i++) cover(covered[i]);
    for (unsigned i = 0; i < sizeof frozen / sizeof *frozen; i++) freeze(frozen[i]);
}

#endif
