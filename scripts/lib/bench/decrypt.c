// What OpenSSL takes for a Decrypt for an enclave, by its own functions alone: the document's certificates are read and
// verified up to the root, its signature is verified, and 32 bytes are sealed for the key in it.
//
// Usage: decrypt ROUNDS FOLDER; the folder has 0.der (the root) to 4.der (the leaf), signed, signature (in DER), key.der.
// Prints the processor's microseconds of a round.
#include <openssl/cms.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { certificates = 5, room = 16384 };

struct bytes {
    unsigned char at[room];
    long count;
};

static struct bytes load(const char *folder, const char *name) {
    struct bytes bytes;
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) exit(2);
    bytes.count = (long)fread(bytes.at, 1, room, file);
    fclose(file);
    return bytes;
}

static X509 *read_certificate(const struct bytes *der) {
    const unsigned char *at = der->at;
    return d2i_X509(NULL, &at, der->count);
}

static int verify(const struct bytes *der, const struct bytes *content, const struct bytes *signature) {
    X509 *all[certificates];
    STACK_OF(X509) *between = sk_X509_new_null();
    for (int i = 0; i < certificates; i++) all[i] = read_certificate(&der[i]);
    for (int i = 1; i + 1 < certificates; i++) sk_X509_push(between, all[i]);
    X509_STORE *store = X509_STORE_new();
    X509_STORE_add_cert(store, all[0]);
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    X509_STORE_CTX_init(context, store, all[certificates - 1], between);
    int holds = X509_verify_cert(context) == 1;
    X509_STORE_CTX_free(context);
    X509_STORE_free(store);
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    holds = holds && EVP_DigestVerifyInit(digest, NULL, EVP_sha384(), NULL, X509_get0_pubkey(all[certificates - 1])) == 1 &&
            EVP_DigestVerify(digest, signature->at, (size_t)signature->count, content->at, (size_t)content->count) == 1;
    EVP_MD_CTX_free(digest);
    sk_X509_free(between);
    for (int i = 0; i < certificates; i++) X509_free(all[i]);
    return holds;
}

static int seal(const struct bytes *der, EVP_PKEY *signer) {
    const unsigned char *at = der->at;
    EVP_PKEY *key = d2i_PUBKEY(NULL, &at, der->count);
    X509 *name = X509_new();
    ASN1_OCTET_STRING *identifier = ASN1_OCTET_STRING_new();
    ASN1_OCTET_STRING_set(identifier, der->at, 32);
    X509_set_version(name, 2);
    X509_set_pubkey(name, key);
    X509_add1_ext_i2d(name, NID_subject_key_identifier, identifier, 0, 0);
    ASN1_TIME_set(X509_getm_notBefore(name), 0);
    ASN1_TIME_set(X509_getm_notAfter(name), 0);
    X509_sign(name, signer, EVP_sha256());
    unsigned flags = CMS_STREAM | CMS_PARTIAL | CMS_BINARY;
    BIO *in = BIO_new_mem_buf("0123456789abcdef0123456789abcdef", 32), *out = BIO_new(BIO_s_mem());
    CMS_ContentInfo *message = CMS_encrypt(NULL, in, EVP_aes_256_cbc(), flags);
    CMS_RecipientInfo *recipient = CMS_add1_recipient_cert(message, name, CMS_USE_KEYID | CMS_KEY_PARAM);
    EVP_PKEY_CTX *padding = CMS_RecipientInfo_get0_pkey_ctx(recipient);
    int sealed = EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_OAEP_PADDING) > 0 &&
                 EVP_PKEY_CTX_set_rsa_oaep_md(padding, EVP_sha256()) > 0 &&
                 EVP_PKEY_CTX_set_rsa_mgf1_md(padding, EVP_sha256()) > 0 &&
                 i2d_CMS_bio_stream(out, message, in, (int)flags) == 1;
    BIO_free(in);
    BIO_free(out);
    CMS_ContentInfo_free(message);
    ASN1_OCTET_STRING_free(identifier);
    X509_free(name);
    EVP_PKEY_free(key);
    return sealed;
}

int main(int count, char **words) {
    if (count != 3) return 2;
    static struct bytes der[certificates];
    for (int i = 0; i < certificates; i++) {
        char name[16];
        snprintf(name, sizeof name, "%d.der", i);
        der[i] = load(words[2], name);
    }
    struct bytes content = load(words[2], "signed"), signature = load(words[2], "signature"), key = load(words[2], "key.der");
    EVP_PKEY *signer = EVP_EC_gen("P-256");
    int rounds = atoi(words[1]);
    clock_t start = clock();
    for (int i = 0; i < rounds; i++)
        if (!verify(der, &content, &signature) || !seal(&key, signer)) return 1;
    printf("%.1f\n", (double)(clock() - start) / CLOCKS_PER_SEC * 1e6 / rounds);
    return 0;
}
