// Swift has no carry-less multiplication, and the zlib of distributions makes no use of the processor's: its checksum of
// an image takes a fifth of the time of a digest. With that instruction it takes a third of that.
#include "nesh_checksum.h"

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#include <stdbool.h>

enum { LANE = 16, LANES = 4, STEP = LANE * LANES, LEAST = 4 * STEP };

static bool can_multiply(void) {
    static _Atomic int known = -1;
    if (known < 0) {
        unsigned int a, b, c, d;
        known = __get_cpuid(1, &a, &b, &c, &d) && c & bit_PCLMUL;
    }
    return known;
}

#define MULTIPLYING __attribute__((target("pclmul")))

// A lane moved behind later bytes, which it is added to.
MULTIPLYING static __m128i moved(__m128i lane, __m128i by, __m128i later) {
    __m128i first = _mm_clmulepi64_si128(lane, by, 0x00), second = _mm_clmulepi64_si128(lane, by, 0x11);
    return _mm_xor_si128(_mm_xor_si128(first, second), later);
}

static __m128i lane_at(const uint8_t *bytes, size_t lane) {
    return _mm_loadu_si128((const __m128i *)(bytes + lane * LANE));
}

// Of whole steps, at least one.
MULTIPLYING static void fold(uint32_t value, const uint8_t *bytes, size_t count, uint8_t rest[LANE]) {
    // x to the powers 544 and 480, 160 and 96, modulo the checksum's polynomial, their bits reversed and shifted by one:
    // the halves of a lane are moved by 32 more and 32 less than the bits of a step and of a lane.
    const __m128i by_step = _mm_set_epi64x(0x1c6e41596, 0x154442bd4), by_lane = _mm_set_epi64x(0xccaa009e, 0x1751997d0);
    __m128i lanes[LANES];
    for (size_t i = 0; i < LANES; i++) lanes[i] = lane_at(bytes, i);
    // What came before is added to the first bytes; zlib's values are inverted.
    lanes[0] = _mm_xor_si128(lanes[0], _mm_cvtsi32_si128((int)~value));
    for (size_t done = STEP; done < count; done += STEP)
        for (size_t i = 0; i < LANES; i++) lanes[i] = moved(lanes[i], by_step, lane_at(bytes + done, i));
    for (size_t i = 1; i < LANES; i++) lanes[i] = moved(lanes[i - 1], by_lane, lanes[i]);
    _mm_storeu_si128((__m128i *)rest, lanes[LANES - 1]);
}

size_t nesh_crc32_fold(uint32_t value, const void *bytes, size_t count, uint8_t rest[LANE]) {
    if (count < LEAST || !can_multiply()) return 0;
    size_t steps = count / STEP * STEP;
    fold(value, bytes, steps, rest);
    return steps;
}
#else
size_t nesh_crc32_fold(uint32_t value, const void *bytes, size_t count, uint8_t rest[16]) {
    (void)value, (void)bytes, (void)count, (void)rest;
    return 0;
}
#endif
