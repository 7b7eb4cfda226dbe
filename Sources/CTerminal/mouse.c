#define _GNU_SOURCE
#include <stdlib.h>
#include <unistd.h>

#include "CTerminal.h"
#include "internal.h"

static bool is_x10 = false;
static char report[32];
static size_t length = 0;

void ct_internal_begin_mouse(bool in_bytes) {
  is_x10 = in_bytes;
  length = 0;
}

static int kind_of(long button, bool is_released) {
  enum { MODIFIERS = 4 | 8 | 16 };
  if (is_released) return CT_IGNORED;
  switch (button & ~(long)MODIFIERS) {
    case 0: return CT_MOUSE_PRESS;
    case 64: return CT_WHEEL_UP;
    case 65: return CT_WHEEL_DOWN;
    default: return CT_IGNORED;
  }
}

static int at(int kind, long column, long row, uint32_t *value) {
  if (column < 1 || row < 1 || column > 0xFFFF || row > 0xFFFF) return CT_IGNORED;
  *value = (uint32_t)(row - 1) << 16 | (uint32_t)(column - 1);
  return kind;
}

// "button;column;row" and M, or m for a release.
static int decode_sgr(uint32_t *value) {
  char end = report[length - 1];
  if (end != 'M' && end != 'm') return CT_IGNORED;
  long numbers[3] = {0, 0, 0};
  char *rest = report;
  for (int i = 0; i < 3; i++) {
    numbers[i] = strtol(rest, &rest, 10);
    if (i < 2 && *rest++ != ';') return CT_IGNORED;
  }
  return at(kind_of(numbers[0], end == 'm'), numbers[1], numbers[2], value);
}

// Three bytes, each 32 more than it says.
static int decode_x10(uint32_t *value) {
  const unsigned char *bytes = (const unsigned char *)report;
  return at(kind_of(bytes[0] - 32L, false), bytes[1] - 32L, bytes[2] - 32L, value);
}

int ct_internal_read_mouse(int descriptor, uint32_t *value) {
  while (ct_internal_waiting_bytes(descriptor)) {
    char byte;
    if (read(descriptor, &byte, 1) != 1) return CT_NONE;
    report[length++] = byte;
    bool is_inside = byte == ';' || (byte >= '0' && byte <= '9');
    bool goes_on = is_x10 ? length < 3 : is_inside && length < sizeof report - 1;
    if (goes_on) continue;
    report[length] = 0;
    return is_x10 ? decode_x10(value) : decode_sgr(value);
  }
  return CT_NONE;
}
