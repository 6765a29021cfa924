// zlib as Swift sees it: inflate and crc32.
#include <zlib.h>
