// libcrypto and libssl as Swift sees them. The archives are named in Package.swift.
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <openssl/pem.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/crypto.h>
#include <openssl/cms.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>

// OPENSSL_free is a macro, which Swift cannot call.
static inline void nesh_free(void *memory) { OPENSSL_free(memory); }

// Options are shifted macros, which Swift does not see: no renegotiation, no tickets, the server's order of ciphers.
static inline uint64_t nesh_tls_options(void) {
    return SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE;
}

// A running digest of the SHA-2 family, of 32, 48 or 64 bytes. The functions of EVP make the same digest, but first look for
// it among everything that libcrypto has, by name: about two milliseconds of a program that lives for ten. OpenSSL calls
// these deprecated in favour of those, and keeps them.
typedef struct nesh_digest {
    int size;
    union {
        SHA256_CTX small;
        SHA512_CTX large;
    } state;
} nesh_digest;

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
static inline void nesh_digest_begin(nesh_digest *digest, int size) {
    digest->size = size;
    if (size == SHA256_DIGEST_LENGTH) SHA256_Init(&digest->state.small);
    else if (size == SHA384_DIGEST_LENGTH) SHA384_Init(&digest->state.large);
    else SHA512_Init(&digest->state.large);
}

static inline void nesh_digest_add(nesh_digest *digest, const void *bytes, size_t count) {
    if (digest->size == SHA256_DIGEST_LENGTH) SHA256_Update(&digest->state.small, bytes, count);
    // SHA-384 is SHA-512 that begins otherwise and ends earlier, also for these functions.
    else SHA512_Update(&digest->state.large, bytes, count);
}

// Writes as many bytes as the digest has.
static inline void nesh_digest_end(nesh_digest *digest, unsigned char *bytes) {
    if (digest->size == SHA256_DIGEST_LENGTH) SHA256_Final(bytes, &digest->state.small);
    else if (digest->size == SHA384_DIGEST_LENGTH) SHA384_Final(bytes, &digest->state.large);
    else SHA512_Final(bytes, &digest->state.large);
}
#pragma clang diagnostic pop
