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
#include <openssl/ssl.h>

// OPENSSL_free is a macro, which Swift cannot call.
static inline void nesh_free(void *memory) { OPENSSL_free(memory); }

// Options are shifted macros, which Swift does not see: no renegotiation, no tickets, the server's order of ciphers.
static inline uint64_t nesh_tls_options(void) {
    return SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE;
}
