// Measures vsock inside an enclave, between two processes of it: a stream beside a pair of Unix sockets, and how long a
// connection takes to be made and accepted. Prints `RATIO MICROSECONDS`.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <fcntl.h>
#include <linux/vm_sockets.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { port = 5000, rounds = 15, connections = 500, piece = 65536, pieces = 4096 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void need(int good, const char *what) {
    if (good) return;
    perror(what);
    exit(1);
}

// Seconds that one end takes to send all to the other.
static double transfer(int from, int to) {
    static char bytes[piece];
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        close(from);
        while (read(to, bytes, sizeof bytes) > 0) {}
        _exit(0);
    }
    close(to);
    for (int i = 0; i < pieces; i++)
        for (size_t done = 0; done < sizeof bytes;) {
            ssize_t count = write(from, bytes + done, sizeof bytes - done);
            need(count > 0, "write");
            done += (size_t)count;
        }
    close(from);
    waitpid(child, NULL, 0);
    return now() - start;
}

// What else the machine did is in all but the fastest.
static double fastest(const double *values, int count) {
    double least = values[0];
    for (int i = 1; i < count; i++)
        if (values[i] < least) least = values[i];
    return least;
}

static int compare(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median(double *values, int count) {
    qsort(values, (size_t)count, sizeof *values, compare);
    return values[count / 2];
}

int main(void) {
    struct sockaddr_vm name = {.svm_family = AF_VSOCK, .svm_cid = VMADDR_CID_ANY, .svm_port = port};
    unsigned cid;
    int device = open("/dev/vsock", O_RDONLY);
    need(device >= 0 && ioctl(device, IOCTL_VM_SOCKETS_GET_LOCAL_CID, &cid) == 0, "/dev/vsock");
    int listener = socket(AF_VSOCK, SOCK_STREAM, 0);
    need(bind(listener, (struct sockaddr *)&name, sizeof name) == 0 && listen(listener, 128) == 0, "listen");
    name.svm_cid = cid;
    static double streams[rounds], pairs[rounds], made[connections];
    for (int i = 0; i < connections; i++) {
        int fd = socket(AF_VSOCK, SOCK_STREAM, 0);
        double start = now();
        need(connect(fd, (struct sockaddr *)&name, sizeof name) == 0, "connect");
        int other = accept(listener, NULL, NULL);
        made[i] = now() - start;
        need(other >= 0, "accept");
        close(other);
        close(fd);
    }
    for (int i = 0; i < rounds; i++) {
        int fd = socket(AF_VSOCK, SOCK_STREAM, 0), pair[2];
        need(connect(fd, (struct sockaddr *)&name, sizeof name) == 0, "connect");
        streams[i] = transfer(fd, accept(listener, NULL, NULL));
        need(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "socketpair");
        pairs[i] = transfer(pair[0], pair[1]);
    }
    printf("measured %.3f %.1f\n", fastest(streams, rounds) / fastest(pairs, rounds), median(made, connections) * 1e6);
    return 0;
}
