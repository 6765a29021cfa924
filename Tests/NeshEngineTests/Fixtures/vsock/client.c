// A suite of what programs expect of AF_VSOCK. It runs where the parent offers what case.h lists: in a sandbox, and in a
// virtual machine, where the kernel's own vsock is the oracle. `client` runs all cases, `client NAME…` those.
#include "case.h"
#include "names.c"
#include "connecting.c"
#include "accepting.c"
#include "options.c"
#include "streams.c"
#include "edges.c"

// Milliseconds. Emulated processors are slow.
static int limit = 30000;

static int run(const struct test *test) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        test->run();
        fflush(stdout);
        _exit(0);
    }
    int process = (int)syscall(SYS_pidfd_open, child, 0);
    if (!ready(process, POLLIN, limit)) {
        printf("  takes longer than %d s\n", limit / 1000);
        kill(child, SIGKILL);
    }
    close(process);
    int status = child_of(child);
    if (WIFSIGNALED(status)) printf("  signal %d\n", WTERMSIG(status));
    int is_skipped = WIFEXITED(status) && WEXITSTATUS(status) == skipped;
    printf("%s %s\n", status == 0 ? "ok" : is_skipped ? "skipped" : "not ok", test->name);
    return status == 0 || is_skipped;
}

// After exec: what a descriptor from before can do.
static int go_on(const char *what, int fd) {
    if (strcmp(what, "connect") == 0) {
        CHECK(own_name(fd).svm_port == VMADDR_PORT_ANY && try_connect(fd, PARENT, ECHO) == 0);
        what = "echo";
    }
    if (strcmp(what, "echo") == 0) {
        CHECK(peer_name(fd).svm_port == ECHO);
        expect_echo(fd);
        return 0;
    }
    CHECK(own_name(fd).svm_port == 5005);
    write_all(accept(fd, NULL, NULL), "x", 1);
    return 0;
}

int main(int count, char **words) {
    // On a kernel's own vsock: its host's CID, or 1 where it is alone with itself.
    const char *parent = getenv("VSOCK_PARENT");
    if (parent) parent_cid = (uint32_t)strtoul(parent, NULL, 10);
    if (parent) limit *= 4;
    if (count == 3 && (words[1][0] == 'e' || words[1][0] == 'a' || words[1][0] == 'c') && atoi(words[2]) > 2)
        return go_on(words[1], atoi(words[2]));
    int device = open("/dev/vsock", O_RDONLY | O_CLOEXEC);
    if (device < 0 || ioctl(device, IOCTL_VM_SOCKETS_GET_LOCAL_CID, &own_cid) < 0) printf("no CID\n");
    close(device);
    if (is_alone()) own_cid = VMADDR_CID_LOCAL;
    int good = 0, all = 0;
    for (const struct test *test = first_test; test; test = test->next) {
        int is_meant = count == 1;
        for (int i = 1; i < count; i++) is_meant |= strcmp(words[i], test->name) == 0;
        if (!is_meant) continue;
        all++;
        good += run(test);
    }
    printf("%d of %d\n", good, all);
    return good == all ? 0 : 1;
}
