// C because the supervisor runs without the Swift runtime.
//
// In the sandbox, /dev/vsock and /dev/nsm are the machine's /dev/null; what is asked of them is answered here. A request to
// the security module goes to the keeper, one at a time, as the driver has it.
#ifdef __linux__
#define _GNU_SOURCE
#include "supervisor.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { null_minor = 3, random_minor = 8, urandom_minor = 9, most_queued = 256, most_missing = 64 };

struct nsm_message {
    uint64_t request, request_length, response, response_length;
};

static struct vsock_call queue[most_queued];
static int first, queued;
// The first of the queue has been sent to the keeper.
static int is_asked;

// 0 where the keeper has been asked, or an errno.
static int ask(const struct vsock_call *call) {
    static struct {
        struct nesh_vsock_message head;
        unsigned char bytes[NESH_NSM_REQUEST];
    } message;
    struct nsm_message raw;
    int error = vsock_read(call, call->arguments[2], &raw, sizeof raw);
    if (error) return error;
    if (raw.request_length > NESH_NSM_REQUEST) return EMSGSIZE;
    message.head = (struct nesh_vsock_message){.kind = NESH_VSOCK_NSM, .id = call->id};
    size_t count = (size_t)raw.request_length;
    if (count && (error = vsock_read(call, raw.request, message.bytes, count))) return error;
    ssize_t sent = send(vsock.keeper, &message, sizeof message.head + count, MSG_DONTWAIT | MSG_NOSIGNAL);
    // The keeper has at most one question of these before it, and a few words about ports.
    return sent < 0 ? EBUSY : 0;
}

static void ask_next(void) {
    while (queued > 0 && !is_asked) {
        const struct vsock_call *call = &queue[first];
        int error = vsock_is_waiting(call) ? ask(call) : 0;
        if (!error && vsock_is_waiting(call)) {
            is_asked = 1;
            return;
        }
        vsock_fail(call, error ? error : EINTR);
        first = (first + 1) % most_queued;
        queued--;
    }
}

static int give_answer(const struct vsock_call *call, const unsigned char *bytes, size_t count) {
    struct nsm_message raw;
    int error = vsock_read(call, call->arguments[2], &raw, sizeof raw);
    if (error) return error;
    if (raw.response_length < count) count = (size_t)raw.response_length;
    if (count && (error = vsock_write(call, raw.response, bytes, count))) return error;
    uint64_t length = count;
    return vsock_write(call, call->arguments[2] + offsetof(struct nsm_message, response_length), &length, sizeof length);
}

void vsock_hear_keeper(void) {
    static struct {
        struct nesh_vsock_message head;
        unsigned char bytes[NESH_NSM_RESPONSE];
    } message;
    ssize_t got = recv(vsock.keeper, &message, sizeof message, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    // Without its keeper an enclave ends, and this with it.
    if (got <= 0) _exit(0);
    if ((size_t)got < sizeof message.head || !is_asked || queue[first].id != message.head.id) return;
    const struct vsock_call *call = &queue[first];
    // Nothing at all is how a keeper says that it has no such device.
    size_t count = (size_t)got - sizeof message.head;
    int error = count ? give_answer(call, message.bytes, count) : ENODEV;
    if (error)
        vsock_fail(call, error);
    else
        vsock_answer(call, 0);
    is_asked = 0;
    first = (first + 1) % most_queued;
    queued--;
    ask_next();
}

static void call_module(const struct vsock_call *call) {
    if (queued == most_queued) return vsock_fail(call, EBUSY);
    queue[(first + queued++) % most_queued] = *call;
    ask_next();
}

void vsock_call_ioctl(const struct vsock_call *call) {
    uint32_t cid = vsock.cid, request = (uint32_t)call->arguments[1];
    int fd = (int)call->arguments[0];
    if (request == NESH_IOCTL_ENTROPY) {
        if (!vsock_is_device(call, fd, random_minor, urandom_minor)) return vsock_pass(call);
        // The machine has no need of the entropy, and takes no word for it.
        return vsock_answer(call, 0);
    }
    int is_ours = vsock_is_device(call, fd, null_minor, null_minor) ||
                  (vsock.keeper < 0 && vsock_is_machines_device(call, fd));
    if (!is_ours) return vsock_pass(call);
    if (request == NESH_IOCTL_NSM && vsock.keeper >= 0) return call_module(call);
    if (request != NESH_IOCTL_LOCAL_CID) return vsock_pass(call);
    int error = vsock_write(call, call->arguments[2], &cid, sizeof cid);
    if (error) return vsock_fail(call, error);
    vsock_answer(call, 0);
}

void vsock_tell_missing(struct nesh_vsock_address to) {
    static uint32_t told[most_missing];
    static int count;
    for (int i = 0; i < count; i++)
        if (told[i] == to.port) return;
    if (count == most_missing || vsock.keeper < 0) return;
    struct nesh_vsock_message message = {.kind = NESH_VSOCK_MISSING, .address = to};
    if (send(vsock.keeper, &message, sizeof message, MSG_DONTWAIT | MSG_NOSIGNAL) > 0) told[count++] = to.port;
}

#endif
