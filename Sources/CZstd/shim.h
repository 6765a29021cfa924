// libzstd as Swift sees it: streaming decompression.
#include <zstd.h>
#include <zstd_errors.h>
