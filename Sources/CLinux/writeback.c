// sync_file_range is a GNU extension that the Glibc module does not export.
#ifdef __linux__
#define _GNU_SOURCE
#include "clinux_writeback.h"
#include <fcntl.h>

void nesh_start_writeback(int descriptor, long long offset, long long count) {
    (void)sync_file_range(descriptor, offset, count, SYNC_FILE_RANGE_WRITE);
}

#endif
