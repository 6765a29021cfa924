CASE(option_type_is_stream) { CHECK(int_option(stream(), SOL_SOCKET, SO_TYPE) == SOCK_STREAM); }
CASE(option_domain_is_vsock) { CHECK(int_option(stream(), SOL_SOCKET, SO_DOMAIN) == AF_VSOCK); }
CASE(option_domain_of_a_connection_is_vsock) {
    int listener = listening(5005), fd = connected(own_cid, 5005);
    CHECK(int_option(accept(listener, NULL, NULL), SOL_SOCKET, SO_DOMAIN) == AF_VSOCK);
    CHECK(int_option(fd, SOL_SOCKET, SO_DOMAIN) == AF_VSOCK && int_option(listener, SOL_SOCKET, SO_DOMAIN) == AF_VSOCK);
}
CASE(option_protocol_is_none) { CHECK(int_option(stream(), SOL_SOCKET, SO_PROTOCOL) == 0); }
CASE(option_error_is_none) { CHECK(int_option(stream(), SOL_SOCKET, SO_ERROR) == 0); }
CASE(option_listening_is_told) {
    CHECK(int_option(stream(), SOL_SOCKET, SO_ACCEPTCONN) == 0 && int_option(listening(5000), SOL_SOCKET, SO_ACCEPTCONN) == 1);
}
CASE(option_reuse_is_kept) {
    int fd = stream(), one = 1;
    CHECK(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) == 0 && int_option(fd, SOL_SOCKET, SO_REUSEADDR) == 1);
}
CASE(option_is_cut_to_its_room) {
    unsigned char bytes[4] = {7, 7, 7, 7};
    socklen_t length = 1;
    CHECK(getsockopt(stream(), SOL_SOCKET, SO_DOMAIN, bytes, &length) == 0 && length == 1);
    CHECK(bytes[0] == AF_VSOCK && bytes[1] == 7);
}
CASE(option_refuses_a_bad_pointer) {
    socklen_t length = 4;
    int value;
    FAILS(getsockopt(stream(), SOL_SOCKET, SO_DOMAIN, (void *)1, &length), EFAULT);
    FAILS(getsockopt(stream(), SOL_SOCKET, SO_DOMAIN, &value, (socklen_t *)1), EFAULT);
}
static uint64_t size_option(int fd, int name) {
    uint64_t value = 0;
    socklen_t length = sizeof value;
    CHECK(getsockopt(fd, AF_VSOCK, name, &value, &length) == 0 && length == 8);
    return value;
}
static int set_size(int fd, int name, uint64_t value) { return setsockopt(fd, AF_VSOCK, name, &value, sizeof value); }
CASE(buffer_has_its_defaults) {
    int fd = stream();
    CHECK(size_option(fd, SO_VM_SOCKETS_BUFFER_SIZE) == 262144);
    CHECK(size_option(fd, SO_VM_SOCKETS_BUFFER_MIN_SIZE) == 128);
    CHECK(size_option(fd, SO_VM_SOCKETS_BUFFER_MAX_SIZE) == 262144);
}
CASE(buffer_is_set_within_its_bounds) {
    int fd = stream();
    CHECK(set_size(fd, SO_VM_SOCKETS_BUFFER_SIZE, 4096) == 0 && size_option(fd, SO_VM_SOCKETS_BUFFER_SIZE) == 4096);
    CHECK(set_size(fd, SO_VM_SOCKETS_BUFFER_SIZE, 1 << 30) == 0 && size_option(fd, SO_VM_SOCKETS_BUFFER_SIZE) == 262144);
    CHECK(set_size(fd, SO_VM_SOCKETS_BUFFER_SIZE, 1) == 0 && size_option(fd, SO_VM_SOCKETS_BUFFER_SIZE) == 128);
}
CASE(buffer_follows_its_bounds) {
    int fd = stream();
    CHECK(set_size(fd, SO_VM_SOCKETS_BUFFER_MAX_SIZE, 8192) == 0 && size_option(fd, SO_VM_SOCKETS_BUFFER_SIZE) == 8192);
    CHECK(set_size(fd, SO_VM_SOCKETS_BUFFER_MAX_SIZE, 1 << 20) == 0);
    CHECK(set_size(fd, SO_VM_SOCKETS_BUFFER_MIN_SIZE, 16384) == 0 && size_option(fd, SO_VM_SOCKETS_BUFFER_SIZE) == 16384);
}
CASE(buffer_refuses_a_short_value) {
    int fd = stream(), value = 1;
    socklen_t length = 4;
    FAILS(setsockopt(fd, AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, &value, sizeof value), EINVAL);
    FAILS(getsockopt(fd, AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, &value, &length), EINVAL);
}
CASE(buffer_refuses_a_bad_pointer) {
    FAILS(setsockopt(stream(), AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, (void *)1, 8), EFAULT);
}
CASE(an_unknown_option_is_refused) {
    uint64_t value = 0;
    socklen_t length = sizeof value;
    FAILS(getsockopt(stream(), AF_VSOCK, 77, &value, &length), ENOPROTOOPT);
    FAILS(setsockopt(stream(), AF_VSOCK, 77, &value, length), ENOPROTOOPT);
}
CASE(connect_timeout_is_kept) {
    struct timeval limit = {.tv_sec = 5, .tv_usec = 0};
    socklen_t length = sizeof limit;
    int fd = stream();
    CHECK(getsockopt(fd, AF_VSOCK, SO_VM_SOCKETS_CONNECT_TIMEOUT, &limit, &length) == 0 && limit.tv_sec == 2);
    limit.tv_sec = 5;
    CHECK(setsockopt(fd, AF_VSOCK, SO_VM_SOCKETS_CONNECT_TIMEOUT, &limit, sizeof limit) == 0);
    limit.tv_sec = 0;
    CHECK(getsockopt(fd, AF_VSOCK, SO_VM_SOCKETS_CONNECT_TIMEOUT, &limit, &length) == 0 && limit.tv_sec == 5);
}
CASE(connect_timeout_has_a_range) {
    struct timeval limit = {.tv_sec = 1, .tv_usec = 1000000};
    FAILS(setsockopt(stream(), AF_VSOCK, SO_VM_SOCKETS_CONNECT_TIMEOUT, &limit, sizeof limit), ERANGE);
    limit = (struct timeval){.tv_sec = -1};
    FAILS(setsockopt(stream(), AF_VSOCK, SO_VM_SOCKETS_CONNECT_TIMEOUT, &limit, sizeof limit), ERANGE);
}
CASE(options_of_other_families_are_as_they_were) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    uint64_t value = 0;
    socklen_t length = sizeof value;
    CHECK(int_option(fd, SOL_SOCKET, SO_DOMAIN) == AF_INET && int_option(fd, SOL_SOCKET, SO_ERROR) == 0);
    CHECK(getsockopt(fd, AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, &value, &length) == -1);
    FAILS(getsockopt(999, SOL_SOCKET, SO_ERROR, &value, &length), EBADF);
}
