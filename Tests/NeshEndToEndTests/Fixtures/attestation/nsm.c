/* Asks /dev/nsm as the clients of AWS's API do: ioctl 0xC0200A00 with CBOR in and out. Prints a line a question. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct range { uint64_t address, length; };
struct message { struct range request, response; };
static unsigned char reply[0x3000];

static void ask(int device, const char *name, const void *bytes, size_t count) {
    struct message message = {{(uintptr_t)bytes, count}, {(uintptr_t)reply, sizeof reply}};
    if (ioctl(device, 0xC0200A00, &message) < 0) {
        printf("%s: errno %d\n", name, errno);
        return;
    }
    printf("%s:", name);
    for (uint64_t i = 0; i < message.response.length; i++) printf("%02x", reply[i]);
    printf("\n");
}

#define ASK(name, bytes) ask(device, name, bytes, sizeof(bytes) - 1)

int main(void) {
    setvbuf(stdout, 0, _IOLBF, 0);
    int device = open("/dev/nsm", O_RDWR);
    if (device < 0) printf("open: errno %d\n", errno);
    ASK("DescribeNSM", "\x6b" "DescribeNSM");
    ASK("GetRandom", "\x69" "GetRandom");
    ASK("DescribePCR", "\xa1\x6b" "DescribePCR" "\xa1\x65" "index\x03");
    ASK("ExtendPCR", "\xa1\x69" "ExtendPCR" "\xa2\x65" "index\x10\x64" "data\x43" "abc");
    ASK("LockPCR", "\xa1\x67" "LockPCR" "\xa1\x65" "index\x10");
    ASK("LockPCRs", "\xa1\x68" "LockPCRs" "\xa1\x65" "range\x12");
    ASK("Locked", "\xa1\x69" "ExtendPCR" "\xa2\x65" "index\x00\x64" "data\x43" "abc");
    ASK("Attestation", "\xa1\x6b" "Attestation" "\xa3\x69" "user_data\xf6\x65" "nonce\x43" "abc\x6a" "public_key\xf6");
    static char large[0x1001];
    ask(device, "Large", large, sizeof large);
    /* What a program seeds the kernel's random numbers with at its start. */
    int bits = 8, random = open("/dev/random", O_WRONLY);
    printf("RNDADDTOENTCNT: %d\n", ioctl(random, 0x40045201, &bits) < 0 ? errno : 0);
    puts("asked");
    for (;;) pause();
}
