// What runs before Swift does: keeping the command line, and sparing the runtime a search. C, because it runs first.
//
// Swift finds the command line by a look at the stack from the environment downwards, or in /proc/self/cmdline: the
// one fails as soon as anything has set a variable, the other where /proc is not mounted. The C library hands it over.
//
// At start the runtime looks for its backtrace helper beside the library that it was loaded from, which a static
// program has not: it reads links in /proc and ends the process if /proc is not mounted. Where SWIFT_BACKTRACE names a
// helper it looks nowhere. `main` takes the variable away again, so that no child inherits it.
#define _GNU_SOURCE
#include "clinux_process.h"
#include <stdlib.h>

static int argument_count;
static char **argument_list;
static int variable_is_ours;

static void begin(int count, char **arguments, char **environment) {
    (void)environment;
    argument_count = count;
    argument_list = arguments;
    if (getenv("SWIFT_BACKTRACE")) return;
    variable_is_ours = setenv("SWIFT_BACKTRACE", "enable=no,swift-backtrace=/", 0) == 0;
}

// Before all constructors, the runtime's too.
__attribute__((section(".preinit_array"), used)) static void (*const before_constructors)(int, char **, char **) = begin;

void nesh_forget_runtime_variable(void) {
    if (variable_is_ours) unsetenv("SWIFT_BACKTRACE");
    variable_is_ours = 0;
}

int nesh_argument_count(void) { return argument_count; }
const char *nesh_argument(int index) { return index >= 0 && index < argument_count ? argument_list[index] : NULL; }
