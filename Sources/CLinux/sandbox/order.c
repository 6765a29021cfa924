// A sandbox may be born before it is known what it is to run: its first process gets that as messages. The arrays follow
// the structure that points at them; what runs between clone and exec reads them into pages of its own.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include "../include/clinux_socket.h"
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int nesh_sandbox_prepare(int steps) {
    uint64_t one = 1;
    return write(steps, &one, sizeof one) == sizeof one ? 0 : -1;
}

// Nobody reads before all of it is sent: the order, a few KiB, has to fit into the socket's buffer.
// Nothing is sent for nothing: an empty message looks like a closed end.
static int give(int orders, const void *bytes, size_t count) {
    return count == 0 || nesh_send(orders, bytes, count) == (ssize_t)count ? 0 : -1;
}

int nesh_sandbox_order(int orders, int steps, const struct nesh_sandbox *sandbox) {
    if (give(orders, sandbox, sizeof *sandbox) < 0 || nesh_send_descriptor(orders, sandbox->image) < 0) return -1;
    if (give(orders, sandbox->ramdisks, sizeof *sandbox->ramdisks * (size_t)sandbox->ramdisk_count) < 0 ||
        give(orders, sandbox->cpus, sizeof *sandbox->cpus * (size_t)sandbox->cpu_count) < 0)
        return -1;
    if (sandbox->trusted_size > 0 && (give(orders, sandbox->trusted, sandbox->trusted_size) < 0 ||
                                      give(orders, sandbox->trusted_hash, strlen(sandbox->trusted_hash) + 1) < 0))
        return -1;
    for (int i = 0; i < sandbox->join_count; i++)
        if (nesh_send_descriptor(orders, sandbox->joins[i]) < 0) return -1;
    return nesh_sandbox_prepare(steps);
}

void sandbox_wait(const struct nesh_sandbox *sandbox) {
    struct pollfd items[] = {{.fd = sandbox->steps, .events = POLLIN}, {.fd = sandbox->orders}};
    while (poll(items, 2, -1) < 0)
        if (errno != EINTR) _exit(1);
    uint64_t one;
    // The keeper has gone, without anything for it to do.
    if (read(sandbox->steps, &one, sizeof one) != sizeof one) _exit(0);
}

static const void *take(int orders, size_t count) {
    if (count == 0) return NULL;
    void *bytes = sandbox_pages(count);
    if (nesh_receive(orders, bytes, count) != (ssize_t)count) sandbox_die("recv", "the order");
    return bytes;
}

static int take_descriptor(int orders) {
    int descriptor = nesh_receive_descriptor(orders);
    if (descriptor < 0) sandbox_die("recvmsg", "the order");
    return descriptor;
}

void sandbox_take_order(struct nesh_sandbox *sandbox) {
    const int orders = sandbox->orders;
    struct nesh_sandbox order;
    if (nesh_receive(orders, &order, sizeof order) != (ssize_t)sizeof order) sandbox_die("recv", "the order");
    sandbox->image = take_descriptor(orders);
    sandbox->memory_bytes = order.memory_bytes;
    sandbox->inodes = order.inodes;
    sandbox->processes = order.processes;
    sandbox->ramdisk_count = order.ramdisk_count;
    sandbox->ramdisks = take(orders, sizeof *order.ramdisks * (size_t)order.ramdisk_count);
    sandbox->cpu_count = order.cpu_count;
    sandbox->cpus = take(orders, sizeof *order.cpus * (size_t)order.cpu_count);
    sandbox->trusted_size = order.trusted_size;
    if (order.trusted_size > 0) {
        sandbox->trusted = take(orders, order.trusted_size);
        char *hash = sandbox_pages(256);
        if (nesh_receive(orders, hash, 255) <= 0) sandbox_die("recv", "the order");
        sandbox->trusted_hash = hash;
    }
    int *joins = order.join_count > 0 ? sandbox_pages(sizeof *joins * (size_t)order.join_count) : NULL;
    for (int i = 0; i < order.join_count; i++) joins[i] = take_descriptor(orders);
    sandbox->joins = joins;
    sandbox->join_count = order.join_count;
}

#endif
