// The program inside the hello enclave: one line a second, for ever.
#include <stdio.h>
#include <unistd.h>

int main(void) {
    for (unsigned count = 1;; count++) {
        printf("[%4u] Hello from the enclave side!\n", count);
        fflush(stdout);
        sleep(1);
    }
}
