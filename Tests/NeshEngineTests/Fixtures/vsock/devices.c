// What /dev/nsm and /dev/random are asked by the programs that use them. The module of the test answers a request with
// itself twice.
#include "case.h"

struct message {
    uint64_t request, request_length, response, response_length;
};
static unsigned char request[8192], response[16384];

static int ask(int fd, size_t count, size_t room, size_t *got) {
    struct message raw = {(uintptr_t)request, count, (uintptr_t)response, room};
    int result = ioctl(fd, 0xC0200A00, &raw);
    *got = raw.response_length;
    return result;
}
static void say(const char *what, int good) { printf("%s: %s\n", what, good ? "ok" : strerror(errno)); }

static void *ask_often(void *given) {
    size_t got;
    for (int i = 0; i < 200; i++) CHECK(ask(*(int *)given, 100, sizeof response, &got) == 0 && got == 200);
    return NULL;
}

int main(void) {
    size_t got;
    int fd = open("/dev/nsm", O_RDWR);
    for (size_t i = 0; i < sizeof request; i++) request[i] = (unsigned char)(i * 7);
    int result = ask(fd, 5, sizeof response, &got);
    say("request", result == 0);
    if (result != 0) return 0;
    say("answer", got == 10 && memcmp(response, request, 5) == 0 && memcmp(response + 5, request, 5) == 0);
    memset(response, 1, sizeof response);
    say("cut", ask(fd, 5, 3, &got) == 0 && got == 3 && response[2] == request[2] && response[3] == 1);
    say("empty", ask(fd, 0, 16, &got) == -1 && errno == ENODEV);
    say("largest", ask(fd, 0x1000, sizeof response, &got) == 0 && got == 0x2000);
    say("too large", ask(fd, 0x1001, sizeof response, &got) == -1 && errno == EMSGSIZE);
    say("pointer", ioctl(fd, 0xC0200A00, 1) == -1 && errno == EFAULT);
    struct message raw = {1, 5, (uintptr_t)response, 16};
    say("request's pointer", ioctl(fd, 0xC0200A00, &raw) == -1 && errno == EFAULT);
    raw = (struct message){(uintptr_t)request, 5, 1, 16};
    say("response's pointer", ioctl(fd, 0xC0200A00, &raw) == -1 && errno == EFAULT);
    int other = open("/tmp/file", O_RDWR | O_CREAT, 0600);
    say("another file", ask(other, 5, 16, &got) == -1 && errno == ENOTTY);
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, ask_often, &fd);
    for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
    say("threads", 1);
    int random = open("/dev/random", O_RDWR), bits = 8;
    say("entropy", write(random, &bits, 4) == 4 && ioctl(random, 0x40045201, &bits) == 0);
    fd = stream();
    unsigned char beat = 0xb7;
    say("heartbeat", try_connect(fd, PARENT, 9000) == 0 && write(fd, &beat, 1) == 1 && read(fd, &beat, 1) == 1 && beat == 0xb7);
    say("its end", read(fd, &beat, 1) == 0);
    say("one only", try_connect(stream(), PARENT, 9000) == -1 && errno == ECONNRESET);
    for (int i = 0; i < 3; i++) try_connect(stream(), PARENT, 8001);
    int listener = listening(5005);
    printf("listening\n");
    fflush(stdout);
    int called = accept(listener, NULL, NULL);
    expect_echo(called);
    expect_echo(connected(PARENT, 9001));
    printf("reached\n");
    return 0;
}
