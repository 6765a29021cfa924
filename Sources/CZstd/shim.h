// libzstd as Swift sees it: streaming decompression.
#include <zstd.h>
