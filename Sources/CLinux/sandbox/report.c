// What the sandbox's first process tells its keeper, and what it writes on the console.
#ifdef __linux__
#define _GNU_SOURCE
#include "sandbox.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int report_descriptor = -1;
static int console_descriptor = -1;
static struct timespec started;

void sandbox_start_clock(void) { clock_gettime(CLOCK_MONOTONIC, &started); }

void sandbox_speak_through(int report, int console) {
    report_descriptor = report;
    console_descriptor = console;
}

void sandbox_report(int kind, int value, const char *what, const char *subject) {
    struct nesh_sandbox_report report = {.kind = kind, .value = value};
    snprintf(report.what, sizeof report.what, "%s", what);
    snprintf(report.subject, sizeof report.subject, "%s", subject);
    ssize_t written;
    do written = write(report_descriptor, &report, sizeof report);
    while (written < 0 && errno == EINTR);
}

void sandbox_die(const char *call, const char *subject) {
    int error = errno;
    sandbox_report(NESH_SANDBOX_CALL_FAILED, error, call, subject);
    sandbox_say("%s %s: %s", call, subject, strerror(error));
    _exit(1);
}

void sandbox_bad_image(const char *why, const char *subject) {
    sandbox_report(NESH_SANDBOX_IMAGE_FAILED, 0, why, subject);
    sandbox_say("the image %s %s", why, subject);
    _exit(1);
}

void sandbox_say(const char *format, ...) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    // What goes wrong before the order has come is at its beginning.
    if (started.tv_sec == 0) started = now;
    long long nanoseconds = (now.tv_sec - started.tv_sec) * 1000000000LL + now.tv_nsec - started.tv_nsec;
    char line[512];
    int used = snprintf(line, sizeof line, "[%5lld.%06lld] nesh local engine: ", nanoseconds / 1000000000,
                        nanoseconds / 1000 % 1000000);
    va_list arguments;
    va_start(arguments, format);
    int more = vsnprintf(line + used, sizeof line - (size_t)used - 1, format, arguments);
    va_end(arguments);
    size_t length = (size_t)(used + more);
    if (length > sizeof line - 2) length = sizeof line - 2;
    // An entry's name must not steer the terminal that shows it.
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)line[i] < ' ' || line[i] == 127) line[i] = '?';
    line[length++] = '\n';
    if (write(console_descriptor, line, length) < 0) return; // nobody reads: nothing to do about it
}

#endif
