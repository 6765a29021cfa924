// The lessons' program without a C library, so that it is small enough to be carried inside of nesh:
// one line a second, for ever, as docs/tutorial/hello-app/hello.c prints it.
#include "lesson-calls.h"

#if defined(__x86_64__)
enum { write_number = 1, nanosleep_number = 35 };
#elif defined(__aarch64__)
enum { write_number = 64, nanosleep_number = 101 };
#endif

void _start(void) {
    const char rest[] = "] Hello from the enclave side!\n";
    for (unsigned count = 1;; count++) {
        char line[64] = "[";
        unsigned end = 1;
        unsigned digits = 1;
        for (unsigned left = count; left >= 10; left /= 10) digits++;
        for (unsigned blank = digits; blank < 4; blank++) line[end++] = ' ';
        end += digits;
        unsigned left = count;
        for (unsigned digit = 1; digit <= digits; digit++, left /= 10) line[end - digit] = (char)('0' + left % 10);
        for (unsigned index = 0; rest[index]; index++) line[end++] = rest[index];
        call(write_number, 1, (long)line, end);
        const long second[2] = {1, 0};
        call(nanosleep_number, (long)second, 0, 0);
    }
}
