// What AWS's KMS client for enclaves does, with OpenSSL: an attestation document with a fresh key from /dev/nsm, TLS over
// vsock to the parent's proxy with the system's store of certificates, a signed Decrypt with the document, and the answer
// opened with the fresh key.
//
// It waits at vsock port 5005 for lines `REGION ACCESS-KEY SECRET TOKEN CIPHERTEXT` and answers each with
// `plaintext TEXT` or `error …`.
#include <arpa/inet.h>
#include <linux/vm_sockets.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <stdarg.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static char problem[4096];

static int fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(problem, sizeof problem, format, arguments);
    va_end(arguments);
    return -1;
}

static char *base64(const unsigned char *bytes, int count) {
    char *text = malloc((size_t)count * 4 / 3 + 8);
    EVP_EncodeBlock((unsigned char *)text, bytes, count);
    return text;
}

static int attest(EVP_PKEY *key, unsigned char *document) {
    unsigned char *der = NULL;
    int count = i2d_PUBKEY(key, &der);
    // {"Attestation": {"user_data": null, "nonce": null, "public_key": bytes}}
    unsigned char request[1024];
    int used = 0;
    memcpy(request, "\xa1\x6b" "Attestation\xa3\x69user_data\xf6\x65nonce\xf6\x6apublic_key\x59", 44);
    used = 44;
    request[used++] = (unsigned char)(count >> 8);
    request[used++] = (unsigned char)count;
    memcpy(request + used, der, (size_t)count);
    used += count;
    static unsigned char reply[0x3000];
    struct {
        struct iovec request, response;
    } message = {{request, (size_t)used}, {reply, sizeof reply}};
    int device = open("/dev/nsm", O_RDWR);
    if (device < 0) return fail("/dev/nsm cannot be opened");
    int result = ioctl(device, 0xC0200A00, &message);
    close(device);
    if (result < 0) return fail("/dev/nsm refuses");
    // {"Attestation": {"document": bytes}}
    unsigned char *start = memmem(reply, message.response.iov_len, "hdocument\x59", 10);
    if (!start) return fail("no document in the module's answer");
    int length = start[10] << 8 | start[11];
    memcpy(document, start + 12, (size_t)length);
    return length;
}

static int dial(unsigned port) {
    int peer = socket(AF_VSOCK, SOCK_STREAM, 0);
    struct sockaddr_vm name = {.svm_family = AF_VSOCK, .svm_cid = 3, .svm_port = port};
    if (peer < 0 || connect(peer, (struct sockaddr *)&name, sizeof name) < 0) return fail("vsock 3:%u: %m", port);
    return peer;
}

static void code(const unsigned char *key, int count, const char *text, unsigned char *out) {
    unsigned length;
    HMAC(EVP_sha256(), key, count, (const unsigned char *)text, strlen(text), out, &length);
}

static void digest(const char *text, char *hex) {
    unsigned char sum[32];
    EVP_Digest(text, strlen(text), sum, NULL, EVP_sha256(), NULL);
    for (int i = 0; i < 32; i++) sprintf(hex + 2 * i, "%02x", sum[i]);
}

// AWS's Signature Version 4 of the only request that this program makes.
static void sign(char *head, const char *region, const char *id, const char *secret, const char *token, const char *body) {
    char now[32], day[16], host[128], sum[65], canonical[8192], text[512], scope[128], key[256];
    time_t seconds = time(NULL);
    strftime(now, sizeof now, "%Y%m%dT%H%M%SZ", gmtime(&seconds));
    snprintf(day, sizeof day, "%.8s", now);
    snprintf(host, sizeof host, "kms.%s.amazonaws.com", region);
    snprintf(scope, sizeof scope, "%s/%s/kms/aws4_request", day, region);
    const char *names = "content-type;host;x-amz-date;x-amz-security-token;x-amz-target";
    digest(body, sum);
    snprintf(canonical, sizeof canonical,
             "POST\n/\n\ncontent-type:application/x-amz-json-1.1\nhost:%s\nx-amz-date:%s\nx-amz-security-token:%s\n"
             "x-amz-target:TrentService.Decrypt\n\n%s\n%s",
             host, now, token, names, sum);
    digest(canonical, sum);
    snprintf(text, sizeof text, "AWS4-HMAC-SHA256\n%s\n%s\n%s", now, scope, sum);
    unsigned char step[32], next[32];
    snprintf(key, sizeof key, "AWS4%s", secret);
    code((unsigned char *)key, (int)strlen(key), day, step);
    code(step, 32, region, next);
    code(next, 32, "kms", step);
    code(step, 32, "aws4_request", next);
    code(next, 32, text, step);
    for (int i = 0; i < 32; i++) sprintf(sum + 2 * i, "%02x", step[i]);
    sprintf(head,
            "POST / HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Date: %s\r\n"
            "X-Amz-Security-Token: %s\r\nX-Amz-Target: TrentService.Decrypt\r\nContent-Length: %zu\r\n"
            "Authorization: AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s\r\n\r\n",
            host, now, token, strlen(body), id, scope, names, sum);
}

static int exchange(const char *region, const char *head, const char *body, char *answer, int size) {
    char host[128];
    snprintf(host, sizeof host, "kms.%s.amazonaws.com", region);
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    if (SSL_CTX_load_verify_locations(context, "/etc/ssl/certs/ca-certificates.crt", NULL) != 1)
        return fail("no store of certificates");
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    SSL *session = SSL_new(context);
    SSL_set_tlsext_host_name(session, host);
    SSL_set1_host(session, host);
    SSL_set_alpn_protos(session, (const unsigned char *)"\x02h2\x08http/1.1", 12);
    int peer = dial(8000);
    if (peer < 0) return -1;
    SSL_set_fd(session, peer);
    if (SSL_connect(session) != 1)
        return fail("TLS: %s", X509_verify_cert_error_string(SSL_get_verify_result(session)));
    SSL_write(session, head, (int)strlen(head));
    SSL_write(session, body, (int)strlen(body));
    int used = 0;
    char *end = NULL;
    while (used < size - 1) {
        int got = SSL_read(session, answer + used, size - 1 - used);
        if (got <= 0) break;
        answer[used += got] = 0;
        char *length = strstr(answer, "Content-Length: ");
        if (!end) end = strstr(answer, "\r\n\r\n");
        if (end && length && answer + used >= end + 4 + atoi(length + 16)) break;
    }
    SSL_free(session);
    SSL_CTX_free(context);
    close(peer);
    return end ? (int)(end + 4 - answer) : fail("no answer");
}

static int open_answer(const char *body, EVP_PKEY *key, char *plaintext, int size) {
    const char *field = "\"CiphertextForRecipient\":\"";
    const char *start = strstr(body, field);
    if (!start) return fail("%.3000s", body);
    start += strlen(field);
    int length = (int)(strchr(start, '"') - start);
    unsigned char *cms = malloc((size_t)length);
    int count = EVP_DecodeBlock(cms, (const unsigned char *)start, length);
    for (const char *last = start + length - 1; *last == '='; last--) count--;
    BIO *in = BIO_new_mem_buf(cms, count), *out = BIO_new(BIO_s_mem());
    CMS_ContentInfo *message = d2i_CMS_bio(in, NULL);
    if (!message || CMS_decrypt(message, key, NULL, NULL, out, 0) != 1) return fail("the answer cannot be opened");
    return BIO_read(out, plaintext, size);
}

static int decrypt(char *line, char *plaintext, int size) {
    char *words[5];
    for (int i = 0; i < 5; i++)
        if (!(words[i] = strtok(i ? NULL : line, " \n"))) return fail("five words are needed");
    EVP_PKEY *key = EVP_RSA_gen(2048);
    static unsigned char document[0x4000];
    int count = attest(key, document);
    if (count < 0) return -1;
    static char body[32768], head[8192], answer[65536];
    snprintf(body, sizeof body,
             "{\"CiphertextBlob\":\"%s\",\"Recipient\":{\"KeyEncryptionAlgorithm\":\"RSAES_OAEP_SHA_256\","
             "\"AttestationDocument\":\"%s\"}}",
             words[4], base64(document, count));
    sign(head, words[0], words[1], words[2], words[3], body);
    int start = exchange(words[0], head, body, answer, sizeof answer);
    if (start < 0) return -1;
    return open_answer(answer + start, key, plaintext, size);
}

int main(void) {
    setvbuf(stdout, NULL, _IONBF, 0);
    int listener = socket(AF_VSOCK, SOCK_STREAM, 0);
    struct sockaddr_vm name = {.svm_family = AF_VSOCK, .svm_cid = VMADDR_CID_ANY, .svm_port = 5005};
    if (bind(listener, (struct sockaddr *)&name, sizeof name) < 0 || listen(listener, 8) < 0) return 1;
    puts("ready");
    for (;;) {
        int peer = accept(listener, NULL, NULL);
        if (peer < 0) continue;
        static char line[16384], plaintext[4096];
        int used = 0, got;
        while (used < (int)sizeof line - 1 && (got = (int)read(peer, line + used, sizeof line - 1 - (size_t)used)) > 0)
            if (line[(used += got) - 1] == '\n') break;
        line[used] = 0;
        int count = decrypt(line, plaintext, sizeof plaintext - 1);
        if (count >= 0) printf("decrypted %.*s\n", count, plaintext);
        dprintf(peer, count < 0 ? "error %.*s\n" : "plaintext %.*s\n", count < 0 ? 4000 : count,
                count < 0 ? problem : plaintext);
        close(peer);
    }
}
