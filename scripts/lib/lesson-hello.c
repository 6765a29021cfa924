// The lessons' program without a C library, so that it is small enough to be carried inside of nesh:
// one line a second, for ever, as docs/tutorial/hello-app/hello.c prints it.
static long call(long number, long a, long b, long c) {
#if defined(__x86_64__)
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
    return result;
#elif defined(__aarch64__)
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2) : "memory");
    return x0;
#endif
}

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
