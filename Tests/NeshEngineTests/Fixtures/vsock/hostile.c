// What a program could try against the one who answers its vsock calls. `hostile WHAT COUNT`.
#include "case.h"

// The host listens on this abstract name; the sandbox must not get there.
static struct sockaddr_un host_name(const char *word) {
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "%s", word);
    return name;
}
static const char *word;
static volatile int going = 1;
static int changing;

// The descriptor is vsock's and another socket in turn.
static void *swap_descriptor(void *unused) {
    (void)unused;
    int vsock = stream(), other = socket(AF_UNIX, SOCK_STREAM, 0);
    while (going) {
        dup2(vsock, changing);
        dup2(other, changing);
        if (rand() % 64) continue;
        close(vsock);
        close(other);
        vsock = stream();
        other = socket(AF_UNIX, SOCK_STREAM, 0);
    }
    return NULL;
}
static void race_descriptors(long count) {
    struct sockaddr_un name = host_name(word), path = {.sun_family = AF_UNIX, .sun_path = "/run/nobody"};
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(word));
    pthread_t thread;
    changing = stream();
    pthread_create(&thread, NULL, swap_descriptor, NULL);
    long reached = 0;
    for (long i = 0; i < count; i++) {
        reached += connect(changing, (struct sockaddr *)&name, length) == 0;
        reached += connect(changing, (struct sockaddr *)&path, sizeof path) == 0;
        if (i % 16 == 0) try_connect(changing, PARENT, ECHO);
    }
    going = 0;
    pthread_join(thread, NULL);
    printf("raced: %ld reached\n", reached);
}

static volatile struct sockaddr_vm changing_name;
static void *swap_address(void *unused) {
    (void)unused;
    while (going) {
        changing_name.svm_cid = PARENT;
        changing_name.svm_cid = own_cid + 1;
    }
    return NULL;
}
static void race_memory(long count) {
    pthread_t thread;
    struct sockaddr_vm first = at(PARENT, ECHO);
    memcpy((void *)&changing_name, &first, sizeof first);
    pthread_create(&thread, NULL, swap_address, NULL);
    long connections = 0;
    for (long i = 0; i < count; i++) {
        int fd = stream();
        if (connect(fd, (struct sockaddr *)&changing_name, sizeof changing_name) == 0) connections++;
        close(fd);
    }
    going = 0;
    pthread_join(thread, NULL);
    printf("raced: %ld connections\n", connections);
}

static uint32_t number(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}
static long nonsense(uint64_t *state) {
    static char room[256];
    switch (number(state) % 8) {
    case 0: return 0;
    case 1: return 1;
    case 2: return -1;
    case 3: return (long)room;
    case 4: return (long)(room + sizeof room - 2);
    case 5: return (long)0xffffffff81000000;
    case 6: return 16;
    default: return (long)number(state) % 140;
    }
}
static void flood_once(uint64_t *state, int vsock) {
    static const long calls[] = {SYS_connect,     SYS_bind,        SYS_listen,     SYS_accept4,    SYS_getsockname,
                                 SYS_getpeername, SYS_getsockopt, SYS_setsockopt, SYS_getsockopt, SYS_socket};
    long call = calls[number(state) % 10];
    long fd = number(state) % 4 ? vsock : number(state) % 64;
    if (call == SYS_socket) {
        long made = syscall(call, AF_VSOCK, nonsense(state), nonsense(state));
        if (made >= 0) close((int)made);
    } else if (call == SYS_getsockopt || call == SYS_setsockopt) {
        syscall(call, fd, number(state) % 2 ? AF_VSOCK : SOL_SOCKET, number(state) % 12, nonsense(state), nonsense(state));
    } else if (call == SYS_accept4) {
        syscall(call, fd, nonsense(state), nonsense(state), number(state) % 2 ? SOCK_NONBLOCK : 0);
    } else if (call == SYS_bind || call == SYS_connect) {
        struct sockaddr_vm name = at(number(state) % 8 ? (number(state) % 2 ? PARENT : VMADDR_CID_ANY) : own_cid,
                                     number(state) % 9000);
        int good = number(state) % 4;
        syscall(call, fd, good ? (long)&name : nonsense(state), good ? (long)sizeof name : nonsense(state));
    } else {
        syscall(call, fd, nonsense(state), nonsense(state));
    }
}
static void flood(long count) {
    enum { processes = 4 };
    pid_t children[processes];
    for (int i = 0; i < processes; i++)
        if ((children[i] = fork()) == 0) {
            uint64_t state = (uint64_t)i + 1;
            int vsock = socket(AF_VSOCK, SOCK_STREAM | SOCK_NONBLOCK, 0);
            for (long done = 0; done < count / processes; done++) {
                flood_once(&state, vsock);
                if (done % 50) continue;
                close(vsock);
                vsock = socket(AF_VSOCK, SOCK_STREAM | SOCK_NONBLOCK, 0);
            }
            _exit(0);
        }
    for (int i = 0; i < processes; i++) CHECK(child_of(children[i]) == 0);
    for (int i = 0; i < 10; i++) expect_echo(connected(PARENT, ECHO));
    printf("flooded\n");
}

// Processes that end while they are answered.
static void die(long count) {
    for (long i = 0; i < count; i++) {
        pid_t child = fork();
        if (child == 0) {
            int listener = stream();
            try_bind(listener, VMADDR_CID_ANY, VMADDR_PORT_ANY);
            listen(listener, 1);
            accept(listener, NULL, NULL);
            _exit(0);
        }
        if (i % 3) usleep((useconds_t)(i * 37 % 700));
        kill(child, SIGKILL);
        child_of(child);
    }
    expect_echo(connected(PARENT, ECHO));
    printf("died\n");
}

// The host ends the supervisor between the two lines.
static void go_on(long unused) {
    (void)unused;
    int fd = connected(PARENT, ECHO), listener = listening(5005);
    printf("ready\n");
    fflush(stdout);
    char byte;
    CHECK(accept(listener, NULL, NULL) == -1 && errno == ENOSYS);
    CHECK(socket(AF_VSOCK, SOCK_STREAM, 0) == -1 && errno == ENOSYS);
    // What is open goes on.
    write_all(fd, "x", 1);
    read_all(fd, &byte, 1);
    CHECK(byte == 'x' && getpid() > 0);
    printf("went on\n");
}

int main(int count, char **words) {
    if (count < 4) return 2;
    word = words[3];
    int device = open("/dev/vsock", O_RDONLY | O_CLOEXEC);
    ioctl(device, IOCTL_VM_SOCKETS_GET_LOCAL_CID, &own_cid);
    static const struct {
        const char *name;
        void (*run)(long);
    } all[] = {{"descriptors", race_descriptors}, {"memory", race_memory}, {"flood", flood}, {"die", die}, {"go-on", go_on}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(words[1], all[i].name) == 0) all[i].run(atol(words[2]));
    return 0;
}
