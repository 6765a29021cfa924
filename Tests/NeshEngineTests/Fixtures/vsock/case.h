// A case of the suite is a function that registers itself; each runs in a process of its own, with a time limit.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <netinet/in.h>
#include <linux/vm_sockets.h>

// What the parent offers: an echo, nothing, a queue of one that nobody takes from, and a caller: it connects to the port
// that it is told, says hello, and echoes.
enum { ECHO = 8001, NOBODY = 8002, FULL = 8003, CALLER = 8004 };

// CID 3 to an enclave. A virtual machine finds its host at 2, and a kernel that is alone finds itself at 1.
static uint32_t parent_cid = 3;
#define PARENT parent_cid
static int is_alone(void) { return parent_cid == VMADDR_CID_LOCAL; }

struct test {
    const char *name;
    void (*run)(void);
    struct test *next;
};
static struct test *first_test, **last_test = &first_test;
static uint32_t own_cid;

#define CASE(title)                                                                                                    \
    static void title(void);                                                                                           \
    __attribute__((constructor)) static void add_##title(void) {                                                       \
        static struct test test = {#title, title, NULL};                                                               \
        *last_test = &test;                                                                                            \
        last_test = &test.next;                                                                                        \
    }                                                                                                                  \
    static void title(void)

static _Noreturn void fail(int line, const char *what) {
    printf("  line %d: %s (errno %d: %s)\n", line, what, errno, strerror(errno));
    fflush(stdout);
    _exit(1);
}
// For what the kernel at hand cannot show.
enum { skipped = 77 };
static _Noreturn void skip(const char *reason) {
    printf("  skipped: %s\n", reason);
    fflush(stdout);
    _exit(skipped);
}
#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) fail(__LINE__, #condition);                                                                  \
    } while (0)
#define FAILS(call, error)                                                                                             \
    do {                                                                                                               \
        errno = 0;                                                                                                     \
        long result_ = (long)(call);                                                                                   \
        if (result_ != -1 || errno != (error)) fail(__LINE__, #call " should be " #error);                             \
    } while (0)

static struct sockaddr_vm at(uint32_t cid, uint32_t port) {
    struct sockaddr_vm name = {.svm_family = AF_VSOCK};
    name.svm_cid = cid;
    name.svm_port = port;
    return name;
}
#define NAME(name) (struct sockaddr *)&(name), sizeof(name)

static int stream(void) {
    int fd = socket(AF_VSOCK, SOCK_STREAM, 0);
    if (fd < 0) fail(__LINE__, "socket(AF_VSOCK)");
    return fd;
}
static int try_connect(int fd, uint32_t cid, uint32_t port) {
    struct sockaddr_vm name = at(cid, port);
    return connect(fd, NAME(name));
}
static int try_bind(int fd, uint32_t cid, uint32_t port) {
    struct sockaddr_vm name = at(cid, port);
    return bind(fd, NAME(name));
}
static int connected(uint32_t cid, uint32_t port) {
    int fd = stream();
    if (try_connect(fd, cid, port) != 0) fail(__LINE__, "connect");
    return fd;
}
static int listening(uint32_t port) {
    int fd = stream();
    // A child of the case before may still be on its way out, with the listener that it inherited.
    for (int turn = 0; turn < 100; turn++) {
        if (try_bind(fd, VMADDR_CID_ANY, port) == 0 && listen(fd, 64) == 0) return fd;
        if (errno != EADDRINUSE) break;
        close(fd);
        usleep(50000);
        fd = stream();
    }
    fail(__LINE__, "listen");
    return fd;
}
static struct sockaddr_vm own_name(int fd) {
    struct sockaddr_vm name;
    socklen_t length = sizeof name;
    if (getsockname(fd, (struct sockaddr *)&name, &length) != 0 || length != sizeof name) fail(__LINE__, "getsockname");
    return name;
}
static struct sockaddr_vm peer_name(int fd) {
    struct sockaddr_vm name;
    socklen_t length = sizeof name;
    if (getpeername(fd, (struct sockaddr *)&name, &length) != 0 || length != sizeof name) fail(__LINE__, "getpeername");
    return name;
}
static int int_option(int fd, int level, int name) {
    int value = -1;
    socklen_t length = sizeof value;
    if (getsockopt(fd, level, name, &value, &length) != 0) fail(__LINE__, "getsockopt");
    return value;
}
static void write_all(int fd, const void *bytes, size_t count) {
    for (size_t done = 0; done < count;) {
        ssize_t put = write(fd, (const char *)bytes + done, count - done);
        if (put <= 0) fail(__LINE__, "write");
        done += (size_t)put;
    }
}
static void read_all(int fd, void *bytes, size_t count) {
    for (size_t done = 0; done < count;) {
        ssize_t got = read(fd, (char *)bytes + done, count - done);
        if (got <= 0) fail(__LINE__, "read");
        done += (size_t)got;
    }
}
// The other end is an echo.
static void expect_echo(int fd) {
    char out[5] = "hello", in[5] = "";
    write_all(fd, out, 5);
    read_all(fd, in, 5);
    CHECK(memcmp(out, in, 5) == 0);
}
// Has the parent connect to a port of this machine's.
static void be_called(uint32_t port) {
    int fd = connected(PARENT, CALLER);
    write_all(fd, &port, sizeof port);
    close(fd);
}
static void expect_hello(int fd) {
    char in[5];
    read_all(fd, in, 5);
    CHECK(memcmp(in, "hello", 5) == 0);
}
static int child_of(pid_t child) {
    int status = -1;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return status;
}
static int ready(int fd, short events, int milliseconds) {
    struct pollfd item = {.fd = fd, .events = events};
    int count = poll(&item, 1, milliseconds);
    return count == 1 ? item.revents : 0;
}
static void nothing(int number) { (void)number; }
static void after(int milliseconds, int flags) {
    struct sigaction action = {.sa_handler = nothing, .sa_flags = flags};
    sigaction(SIGALRM, &action, NULL);
    struct itimerval timer = {.it_value = {.tv_usec = milliseconds * 1000}};
    setitimer(ITIMER_REAL, &timer, NULL);
}
