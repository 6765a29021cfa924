#ifndef CLINUX_WRITEBACK_H
#define CLINUX_WRITEBACK_H

// Lets the kernel begin to write a range to the disk, without waiting; a hint that may fail unseen.
void nesh_start_writeback(int descriptor, long long offset, long long count);

#endif
