// wcwidth is an X/Open extension that the Glibc module does not export.
#ifdef __linux__
#define _XOPEN_SOURCE 700
#include "clinux_width.h"
#include <wchar.h>

int nesh_wcwidth(unsigned int character) { return wcwidth((wchar_t)character); }

#endif
