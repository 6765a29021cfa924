// libdeflate as Swift sees it: the checksum of zlib and of EIF files, by the instructions that a processor has for it.
#include <libdeflate.h>
