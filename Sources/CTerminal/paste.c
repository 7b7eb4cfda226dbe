#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CTerminal.h"
#include "internal.h"

enum { ESCAPE = 27, TURNS = 10000 };
// Microseconds without a byte after which Ctrl-C is a key again.
enum { SILENCE = 1000000 };

static const char end_mark[] = "\033[201~";
enum { MARK_LENGTH = sizeof end_mark - 1 };

static uint8_t *text = NULL;
static size_t length = 0;
static size_t mark_matched = 0;
static int64_t last_byte = 0;

void ct_forget_paste(void) {
  free(text);
  text = NULL;
  length = mark_matched = 0;
}

const uint8_t *ct_pasted(size_t *count) {
  *count = length;
  return text;
}

void ct_internal_begin_paste(void) {
  ct_forget_paste();
  last_byte = ct_monotonic_microseconds();
}

static void append(const uint8_t *bytes, size_t count) {
  size_t room = CT_PASTE_LIMIT - length;
  if (count > room) count = room;
  if (!text && count) text = malloc(CT_PASTE_LIMIT);
  if (!text) return;
  memcpy(text + length, bytes, count);
  length += count;
}

// Whether the end mark is complete with this byte. What only looked like its beginning is text.
static bool ends(uint8_t byte) {
  if (byte == (uint8_t)end_mark[mark_matched]) return ++mark_matched == MARK_LENGTH;
  append((const uint8_t *)end_mark, mark_matched);
  mark_matched = byte == ESCAPE;
  if (!mark_matched) append(&byte, 1);
  return false;
}

// Reads no byte beyond the end mark, since what follows belongs to ncurses, and no more in one go
// than leaves time for signals.
int ct_internal_read_paste(int descriptor) {
  uint8_t buffer[MARK_LENGTH];
  size_t waiting = ct_internal_waiting_bytes(descriptor);
  bool was_silent = ct_monotonic_microseconds() - last_byte > SILENCE;
  for (int turn = 0; waiting && turn < TURNS; turn++) {
    size_t wanted = MARK_LENGTH - mark_matched;
    ssize_t count = read(descriptor, buffer, wanted < waiting ? wanted : waiting);
    if (count <= 0) return CT_NONE;
    waiting -= (size_t)count;
    if (was_silent && count == 1 && !waiting && ct_internal_is_signal_key(buffer[0])) {
      ct_forget_paste();
      return CT_IGNORED;
    }
    was_silent = false;
    last_byte = ct_monotonic_microseconds();
    for (ssize_t i = 0; i < count; i++) {
      if (ends(buffer[i])) return CT_PASTE;
    }
    if (!waiting) waiting = ct_internal_waiting_bytes(descriptor);
  }
  return CT_NONE;
}
