// c-ares as Swift sees it: host names to addresses without the C library's resolver, which a static program cannot use.
#include <ares.h>

// These are macros in one version and cases of an enumeration in another.
static const int nesh_ares_success = ARES_SUCCESS;
static const int nesh_ares_no_data = ARES_ENODATA;
static const int nesh_ares_not_found = ARES_ENOTFOUND;
