// Answers at vsock port 5005 with what it gets, each connection for itself and each direction to its own end. A
// connection that begins with "out PORT " is passed on to that port of the parent's, byte by byte.
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <linux/vm_sockets.h>

static void put(int to, const char *bytes, ssize_t count) {
    while (count > 0) {
        ssize_t sent = write(to, bytes, count);
        if (sent < 0) exit(1);
        bytes += sent;
        count -= sent;
    }
}

static void copy(int from, int to) {
    static char bytes[65536];
    ssize_t got;
    while ((got = read(from, bytes, sizeof bytes)) > 0) put(to, bytes, got);
    shutdown(to, SHUT_WR);
}

static void pass_out(int guest, unsigned port, const char *rest, ssize_t count) {
    int out = socket(AF_VSOCK, SOCK_STREAM, 0);
    struct sockaddr_vm parent = {.svm_family = AF_VSOCK, .svm_cid = 3, .svm_port = port};
    if (connect(out, (struct sockaddr *)&parent, sizeof parent) < 0) {
        dprintf(guest, "cannot connect: %s\n", strerror(errno));
        exit(1);
    }
    put(out, rest, count);
    if (fork() == 0) {
        copy(guest, out);
        exit(0);
    }
    copy(out, guest);
    exit(0);
}

int main(void) {
    signal(SIGCHLD, SIG_IGN);
    int listener = socket(AF_VSOCK, SOCK_STREAM, 0);
    struct sockaddr_vm here = {.svm_family = AF_VSOCK, .svm_cid = VMADDR_CID_ANY, .svm_port = 5005};
    if (bind(listener, (struct sockaddr *)&here, sizeof here) < 0 || listen(listener, 64) < 0) {
        perror("listen");
        return 1;
    }
    puts("listening");
    fflush(stdout);
    for (;;) {
        int guest = accept(listener, 0, 0);
        if (guest < 0) continue;
        if (fork() == 0) {
            char first[4096];
            ssize_t got = read(guest, first, sizeof first - 1);
            if (got < 0) return 1;
            first[got] = 0;
            unsigned port;
            int length = 0;
            if (sscanf(first, "out %u %n", &port, &length) == 1 && length > 0)
                pass_out(guest, port, first + length, got - length);
            put(guest, first, got);
            copy(guest, guest);
            return 0;
        }
        close(guest);
    }
}
