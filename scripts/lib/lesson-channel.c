// The program of the lesson on vsock without a C library, so that it is small enough to be carried inside of nesh: it
// answers at vsock port 5005, and anyone who sends "ask" gets what the parent's port 8001 leads to.
#include "lesson-calls.h"

#if defined(__x86_64__)
enum {
    READ = 0, WRITE = 1, CLOSE = 3, SOCKET = 41, CONNECT = 42, ACCEPT = 43, SENDMSG = 46, SHUTDOWN = 48, BIND = 49, LISTEN = 50,
    EXIT = 60
};
#elif defined(__aarch64__)
enum {
    READ = 63, WRITE = 64, CLOSE = 57, SOCKET = 198, CONNECT = 203, ACCEPT = 202, SHUTDOWN = 210, BIND = 200, LISTEN = 201,
    SENDMSG = 211, EXIT = 93
};
#endif

enum { AF_VSOCK = 40, SOCK_STREAM = 1, ANY_CID = -1, PARENT = 3, OWN_PORT = 5005, PROXY_PORT = 8001, WRITING = 1 };
enum { CONSOLE = 1, NO_SIGNAL = 0x4000 };

struct address {
    unsigned short family, unused;
    unsigned port, cid, flags;
};

struct piece {
    const char *start;
    unsigned long length;
};

struct message {
    void *name;
    unsigned name_length;
    struct piece *pieces;
    unsigned long count;
    void *control;
    unsigned long control_length;
    int flags;
};

// A guest that has left already must not end the program, as SIGPIPE would.
static void send_bytes(long to, const char *bytes, long length) {
    struct piece piece = {bytes, (unsigned long)length};
    struct message message = {0, 0, &piece, 1, 0, 0, 0};
    if (to == CONSOLE) {
        call(WRITE, to, (long)bytes, length);
    } else {
        call(SENDMSG, to, (long)&message, NO_SIGNAL);
    }
}

static void say(long to, const char *text) {
    long length = 0;
    while (text[length]) length++;
    send_bytes(to, text, length);
}

static void say_number(long to, unsigned number) {
    char digits[12];
    char *first = digits + sizeof digits - 1;
    *first = 0;
    do *--first = (char)('0' + number % 10);
    while (number /= 10);
    say(to, first);
}

static void ask_outside(long guest) {
    struct address proxy = {AF_VSOCK, 0, PROXY_PORT, PARENT, 0};
    long outside = call(SOCKET, AF_VSOCK, SOCK_STREAM, 0);
    if (call(CONNECT, outside, (long)&proxy, sizeof proxy) < 0) {
        say(guest, "I cannot ask: nobody listens at port 8001 of my parent.\n");
        say(CONSOLE, "nobody listens at port 8001 of the parent\n");
    } else {
        char bytes[1024];
        long got;
        say(outside, "GET / HTTP/1.0\r\n\r\n");
        call(SHUTDOWN, outside, WRITING, 0);
        say(guest, "From outside: ");
        while ((got = call(READ, outside, (long)bytes, sizeof bytes)) > 0) send_bytes(guest, bytes, got);
        say(guest, "\n");
    }
    call(CLOSE, outside, 0, 0);
}

void _start(void) {
    struct address own = {AF_VSOCK, 0, OWN_PORT, ANY_CID, 0};
    long listener = call(SOCKET, AF_VSOCK, SOCK_STREAM, 0);
    if (call(BIND, listener, (long)&own, sizeof own) < 0 || call(LISTEN, listener, 16, 0) < 0) {
        say(CONSOLE, "there is no vsock here\n");
        call(EXIT, 1, 0, 0);
    }
    say(CONSOLE, "listening at port 5005\n");
    for (;;) {
        struct address peer = {0, 0, 0, 0, 0};
        unsigned length = sizeof peer;
        char bytes[64];
        long guest = call(ACCEPT, listener, (long)&peer, (long)&length);
        if (guest < 0) continue;
        say(CONSOLE, "a connection from CID ");
        say_number(CONSOLE, peer.cid);
        say(CONSOLE, "\n");
        long got = call(READ, guest, (long)bytes, sizeof bytes);
        if (got >= 3 && bytes[0] == 'a' && bytes[1] == 's' && bytes[2] == 'k') {
            ask_outside(guest);
        } else {
            say(guest, "Hello, CID ");
            say_number(guest, peer.cid);
            say(guest, "! This is port 5005 of the enclave.\n");
        }
        call(SHUTDOWN, guest, WRITING, 0);
        call(CLOSE, guest, 0, 0);
    }
}
