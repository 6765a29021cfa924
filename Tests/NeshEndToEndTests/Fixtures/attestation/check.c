/* Goes through what a conformance check of the security module asks, in its order, then asks from many threads at once.
   Ends with 0 only if every answer is right; what is wrong is printed. PCR0 to PCR2 must be set: no debug mode. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct range { uint64_t address, length; };
struct message { struct range request, response; };
struct bytes { unsigned char data[0x3000]; size_t count; };

static int device;

#define MUST(condition, ...) \
    do { if (!(condition)) { printf("line %d: ", __LINE__); printf(__VA_ARGS__); puts(""); exit(1); } } while (0)

/* CBOR, as far as requests need it. */
static void head(struct bytes *to, int major, unsigned value) {
    if (value < 24) {
        to->data[to->count++] = major << 5 | value;
    } else if (value < 256) {
        to->data[to->count++] = major << 5 | 24;
        to->data[to->count++] = value;
    } else {
        to->data[to->count++] = major << 5 | 25;
        to->data[to->count++] = value >> 8;
        to->data[to->count++] = value;
    }
}

static void put(struct bytes *to, int major, const void *from, size_t count) {
    head(to, major, count);
    memcpy(to->data + to->count, from, count);
    to->count += count;
}

static void text(struct bytes *to, const char *from) { put(to, 3, from, strlen(from)); }

static struct bytes named(const char *name, int fields) {
    struct bytes request = {.count = 0};
    if (fields == 0) {
        text(&request, name);
    } else {
        head(&request, 5, 1);
        text(&request, name);
        head(&request, 5, fields);
    }
    return request;
}

static struct bytes numbered(const char *name, const char *key, unsigned number) {
    struct bytes request = named(name, 1);
    text(&request, key);
    head(&request, 0, number);
    return request;
}

static struct bytes ask(struct bytes request) {
    struct bytes reply = {.count = 0};
    struct message message = {{(uintptr_t)request.data, request.count}, {(uintptr_t)reply.data, sizeof reply.data}};
    int result = ioctl(device, 0xC0200A00, &message);
    MUST(result == 0, "ioctl: errno %d", errno);
    reply.count = message.response.length;
    return reply;
}

static int has(const struct bytes *reply, const char *name) {
    return memmem(reply->data, reply->count, name, strlen(name)) != 0;
}

/* Whether the reply is an error of the module's. */
static int refused(struct bytes reply) { return reply.count > 7 && !memcmp(reply.data, "\xa1\x65" "Error", 7); }

static struct bytes extend(unsigned index, int isArray) {
    struct bytes request = named("ExtendPCR", 2);
    text(&request, "index");
    head(&request, 0, index);
    text(&request, "data");
    /* Older clients write the bytes as an array of numbers. */
    head(&request, isArray ? 4 : 2, 3);
    memcpy(request.data + request.count, "\1\2\3", 3);
    request.count += 3;
    return ask(request);
}

/* A register's value, and whether it is locked. */
static int describe(unsigned index, unsigned char value[48]) {
    struct bytes reply = ask(numbered("DescribePCR", "index", index));
    const unsigned char *lock = memmem(reply.data, reply.count, "\x64lock", 5);
    const unsigned char *data = memmem(reply.data, reply.count, "\x64" "data\x58\x30", 7);
    MUST(lock && data, "PCR%u is not described", index);
    memcpy(value, data + 7, 48);
    return lock[5] == 0xf5;
}

static int isZero(const unsigned char value[48]) {
    static const unsigned char zero[48];
    return !memcmp(value, zero, 48);
}

static size_t attest(int userData, int nonce, int publicKey) {
    static const unsigned char filled[1024] = {[0 ... 1023] = 128};
    struct bytes request = named("Attestation", 3);
    const char *keys[] = {"user_data", "nonce", "public_key"};
    int given[] = {userData, nonce, publicKey};
    for (int i = 0; i < 3; i++) {
        text(&request, keys[i]);
        if (given[i]) put(&request, 2, filled, sizeof filled);
        else request.data[request.count++] = 0xf6;
    }
    struct bytes reply = ask(request);
    MUST(has(&reply, "document") && reply.count > 3000, "no document: %zu bytes", reply.count);
    return reply.count;
}

static void *crowd(void *argument) {
    uintptr_t number = (uintptr_t)argument;
    for (int turn = 0; turn < 3; turn++) {
        attest(turn > 0, turn > 1, 0);
        MUST(refused(extend(number % 16, 0)), "a locked register was extended");
        struct bytes random = ask(named("GetRandom", 0));
        MUST(has(&random, "GetRandom"), "no random numbers");
    }
    return 0;
}

int main(void) {
    setvbuf(stdout, 0, _IOLBF, 0);
    unsigned char value[48];
    device = open("/dev/nsm", O_RDWR);
    MUST(device >= 0, "open: errno %d", errno);
    struct bytes description = ask(named("DescribeNSM", 0));
    MUST(has(&description, "max_pcrs\x18\x20"), "not 32 registers");
    MUST(has(&description, "SHA384") && has(&description, "-enc"), "no digest or module id");
    attest(0, 0, 0);

    for (unsigned i = 0; i < 32; i++) {
        int isLocked = describe(i, value);
        MUST(isLocked == (i < 16), "PCR%u is locked: %d", i, isLocked);
        MUST(isZero(value) == !(i < 3 || i == 4), "PCR%u is zero: %d", i, isZero(value));
    }
    for (unsigned i = 0; i < 16; i++) MUST(refused(ask(numbered("LockPCR", "index", i))), "PCR%u was locked", i);
    for (int loop = 0; loop < 10; loop++)
        for (unsigned i = 16; i < 32; i++) {
            struct bytes reply = extend(i, loop & 1);
            MUST(has(&reply, "ExtendPCR") && !refused(reply), "PCR%u was not extended", i);
        }
    for (unsigned i = 16; i < 32; i++) MUST(!refused(ask(numbered("LockPCR", "index", i))), "PCR%u is open", i);
    MUST(!refused(ask(numbered("LockPCRs", "range", 32))), "32 registers are not locked");
    MUST(refused(ask(numbered("LockPCRs", "range", 33))), "33 registers are locked");
    for (unsigned i = 0; i < 32; i++) MUST(refused(extend(i, 0)), "PCR%u was extended", i);
    for (unsigned i = 0; i < 32; i++) {
        MUST(describe(i, value), "PCR%u is open", i);
        MUST(isZero(value) == (i == 3 || (i > 4 && i < 16)), "PCR%u is zero: %d", i, isZero(value));
    }

    attest(1, 0, 0);
    attest(1, 1, 0);
    MUST(attest(1, 1, 1) <= 0x3000, "a document is too large");
    struct bytes last = {.count = 0};
    for (int i = 0; i < 16; i++) {
        struct bytes random = ask(named("GetRandom", 0));
        MUST(random.count != last.count || memcmp(random.data, last.data, last.count), "the same random numbers");
        last = random;
    }

    pthread_t threads[90];
    int count = 0;
    for (; count < 90; count++)
        if (pthread_create(&threads[count], 0, crowd, (void *)(uintptr_t)count)) break;
    MUST(count > 30, "%d threads", count);
    for (int i = 0; i < count; i++) pthread_join(threads[i], 0);
    puts("checked");
    return 0;
}
