#ifndef CLINUX_WIDTH_H
#define CLINUX_WIDTH_H

// Columns of a character on a terminal, by the locale's tables: 0, 1, 2, or -1 for a control character.
int nesh_wcwidth(unsigned int character);

#endif
