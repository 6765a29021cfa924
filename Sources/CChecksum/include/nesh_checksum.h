#pragma once
#include <stddef.h>
#include <stdint.h>

/// Puts 16 bytes in the place of many: zlib's checksum of `rest`, begun at UINT32_MAX, is that of the bytes, begun at
/// `value`. Returns how many bytes that holds for: none where there are few, or the processor has no instruction for it.
size_t nesh_crc32_fold(uint32_t value, const void *bytes, size_t count, uint8_t rest[16]);
