// Who the sandbox's processes are and what they may do.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// An enclave's application is root of its own kernel. Of that it keeps what concerns its own
// files, processes and network; what would reach the kernel that it shares goes.
static const int dropped[] = {
    CAP_LINUX_IMMUTABLE, CAP_IPC_LOCK,    CAP_SYS_MODULE, CAP_SYS_RAWIO,       CAP_SYS_PACCT,   CAP_SYS_ADMIN,
    CAP_SYS_BOOT,        CAP_SYS_TIME,    CAP_LEASE,      CAP_AUDIT_CONTROL,   CAP_AUDIT_WRITE, CAP_MAC_OVERRIDE,
    CAP_MAC_ADMIN,       CAP_SYSLOG,      CAP_WAKE_ALARM, CAP_BLOCK_SUSPEND,   CAP_AUDIT_READ,  38 /* PERFMON */,
    39 /* BPF */,        40 /* CHECKPOINT_RESTORE */,
};

// The library's setters work on every thread of the process that this one was copied from.
void sandbox_act_as_root(const struct nesh_sandbox *sandbox) {
    if (syscall(SYS_setresgid, -1, 0, -1) < 0) sandbox_die("setresgid", "0");
    // Refused, and not needed, where only one id is mapped.
    if (sandbox->ids > 1 && syscall(SYS_setgroups, 0, NULL) < 0) sandbox_die("setgroups", "none");
    if (syscall(SYS_setresuid, -1, 0, -1) < 0) sandbox_die("setresuid", "0");
}

void sandbox_become_root(void) {
    if (syscall(SYS_setresgid, 0, 0, 0) < 0) sandbox_die("setresgid", "0");
    if (syscall(SYS_setresuid, 0, 0, 0) < 0) sandbox_die("setresuid", "0");
}

static void drop(struct __user_cap_data_struct data[2], int capability) {
    // Unknown to older kernels: nothing to drop.
    if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) < 0) return;
    __u32 keep = ~(1u << (capability % 32));
    data[capability / 32].effective &= keep;
    data[capability / 32].permitted &= keep;
    data[capability / 32].inheritable &= keep;
}

void sandbox_drop_rights(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    memset(data, 0, sizeof data);
    if (syscall(SYS_capget, &header, data) < 0) sandbox_die("capget", "own rights");
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) drop(data, dropped[i]);
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    if (syscall(SYS_capset, &header, data) < 0) sandbox_die("capset", "own rights");
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) sandbox_die("prctl", "PR_SET_NO_NEW_PRIVS");
    // The first process is a copy of the keeper: the application must not look into it.
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0) sandbox_die("prctl", "PR_SET_DUMPABLE");
}

#endif
