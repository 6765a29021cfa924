// libcrypto as Swift sees it. The archive is named in Package.swift.
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <openssl/pem.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/crypto.h>

// OPENSSL_free is a macro, which Swift cannot call.
static inline void nesh_free(void *memory) { OPENSSL_free(memory); }
