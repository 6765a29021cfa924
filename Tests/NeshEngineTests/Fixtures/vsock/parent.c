// The parent that the suite wants, on the kernel's own vsock: `parent` listens at every CID of its machine's and says
// `listening` once it does. It runs for as long as it is let.
#include "case.h"

static void echo(int fd) {
    char bytes[65536];
    ssize_t count;
    while ((count = read(fd, bytes, sizeof bytes)) > 0) write_all(fd, bytes, (size_t)count);
    shutdown(fd, SHUT_WR);
    // Whoever still reads gets the rest, and no reset.
    while (read(fd, bytes, sizeof bytes) > 0) {}
}

static void call_back(int fd, uint32_t cid) {
    uint32_t port;
    read_all(fd, &port, sizeof port);
    int called = connected(cid, port);
    write_all(called, "hello", 5);
    echo(called);
}

static int listen_at(uint32_t port, int backlog) {
    int fd = stream();
    if (try_bind(fd, VMADDR_CID_ANY, port) < 0 || listen(fd, backlog) < 0) fail(__LINE__, "listen");
    return fd;
}

int main(void) {
    int listeners[] = {listen_at(ECHO, 128), listen_at(CALLER, 128), listen_at(FULL, 1)};
    signal(SIGCHLD, SIG_IGN);
    printf("listening\n");
    fflush(stdout);
    for (;;) {
        struct pollfd items[] = {{.fd = listeners[0], .events = POLLIN}, {.fd = listeners[1], .events = POLLIN}};
        if (poll(items, 2, -1) < 0) continue;
        for (int i = 0; i < 2; i++) {
            if (!items[i].revents) continue;
            struct sockaddr_vm peer;
            socklen_t length = sizeof peer;
            int fd = accept(listeners[i], (struct sockaddr *)&peer, &length);
            if (fd < 0) continue;
            if (fork() == 0) {
                for (int other = 0; other < 3; other++) close(listeners[other]);
                if (i == 0)
                    echo(fd);
                else
                    call_back(fd, peer.svm_cid);
                _exit(0);
            }
            close(fd);
        }
    }
}
