// The terminal as C sees it: the only code that touches ncurses and signals.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

// Columns of one Unicode scalar: 0, 1 or 2, or -1 when it cannot be printed.
int ct_width(uint32_t scalar);

// Whether the locale that the user chose can show Unicode.
bool ct_locale_is_utf8(void);

#endif
