#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include <curses.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "CTerminal.h"
#include "internal.h"

// ncurses finds where these begin and has then read nothing further; the rest is read here.
enum { BEGINS_PASTE = 0x2000, BEGINS_SGR_MOUSE, BEGINS_X10_MOUSE };

enum { ESCAPE = 27, PASTE_SILENCE = 1000000, PASTE_TURNS = 10000 };

static WINDOW *keys = NULL;
static int descriptor = STDIN_FILENO;
static struct termios original;

static enum { AMONG_KEYS, IN_PASTE, IN_SGR_MOUSE, IN_X10_MOUSE } place = AMONG_KEYS;
static uint8_t *paste = NULL;
static size_t paste_length = 0;
static size_t mark_matched = 0;
static int64_t last_pasted = 0;
static char report[32];
static size_t report_length = 0;

static bool has_later = false;
static wint_t later_code = 0;
static int later_kind = ERR;

static const char end_mark[] = "\033[201~";
enum { MARK_LENGTH = sizeof end_mark - 1 };

// Terminals and multiplexers send these in several forms, whatever terminfo says.
static void define_keys(void) {
  static const struct {
    const char *sequence;
    int code;
  } known[] = {
      {"\033[A", KEY_UP},    {"\033OA", KEY_UP},    {"\033[B", KEY_DOWN},  {"\033OB", KEY_DOWN},
      {"\033[C", KEY_RIGHT}, {"\033OC", KEY_RIGHT}, {"\033[D", KEY_LEFT},  {"\033OD", KEY_LEFT},
      {"\033[H", KEY_HOME},  {"\033OH", KEY_HOME},  {"\033[1~", KEY_HOME}, {"\033[7~", KEY_HOME},
      {"\033[F", KEY_END},   {"\033OF", KEY_END},   {"\033[4~", KEY_END},  {"\033[8~", KEY_END},
      {"\033[200~", BEGINS_PASTE},
      {"\033[<", BEGINS_SGR_MOUSE},
      {"\033[M", BEGINS_X10_MOUSE},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    define_key(known[i].sequence, known[i].code);
  }
}

void ct_internal_forget_input(void) {
  place = AMONG_KEYS;
  free(paste);
  paste = NULL;
  paste_length = mark_matched = report_length = 0;
  has_later = false;
}

void ct_internal_open_keys(int from, const struct termios *before) {
  descriptor = from;
  original = *before;
  keys = newpad(1, 1);
  keypad(keys, TRUE);
  nodelay(keys, TRUE);
  define_keys();
}

void ct_internal_close_keys(void) {
  if (keys) delwin(keys);
  keys = NULL;
  ct_internal_forget_input();
}

// MARK: Bytes that are no keys

static size_t waiting_bytes(void) {
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 && count > 0 ? (size_t)count : 0;
}

static void append(const uint8_t *bytes, size_t count) {
  size_t room = CT_PASTE_LIMIT - paste_length;
  if (count > room) count = room;
  if (!paste && count) paste = malloc(CT_PASTE_LIMIT);
  if (!paste) return;
  memcpy(paste + paste_length, bytes, count);
  paste_length += count;
}

// Whether the end mark is complete with this byte. What only looked like its beginning is text.
static bool ends_paste(uint8_t byte) {
  if (byte == (uint8_t)end_mark[mark_matched]) return ++mark_matched == MARK_LENGTH;
  append((const uint8_t *)end_mark, mark_matched);
  mark_matched = byte == ESCAPE;
  if (!mark_matched) append(&byte, 1);
  return false;
}

static int signal_of(uint32_t character) {
  if (!(original.c_lflag & ISIG) || character > 0xFF || character == _POSIX_VDISABLE) return 0;
  if (character == original.c_cc[VINTR]) return SIGINT;
  if (character == original.c_cc[VQUIT]) return SIGQUIT;
  if (character == original.c_cc[VSUSP]) return SIGTSTP;
  return 0;
}

// As the terminal itself would: to all that run in its foreground.
static void send_signal(int signal) {
  pid_t group = tcgetpgrp(descriptor);
  if (group > 0 && group == getpgrp()) {
    kill(-group, signal);
  } else {
    kill(getpid(), signal);
  }
}

// Reads no byte beyond the end mark, since what follows belongs to ncurses, and no more in one go
// than leaves time for signals.
static int read_paste(void) {
  uint8_t buffer[MARK_LENGTH];
  size_t waiting = waiting_bytes();
  bool was_silent = ct_monotonic_microseconds() - last_pasted > PASTE_SILENCE;
  for (int turns = 0; waiting && turns < PASTE_TURNS; turns++) {
    size_t wanted = MARK_LENGTH - mark_matched;
    ssize_t count = read(descriptor, buffer, wanted < waiting ? wanted : waiting);
    if (count <= 0) return CT_NONE;
    waiting -= (size_t)count;
    int signal = was_silent && count == 1 && !waiting ? signal_of(buffer[0]) : 0;
    if (signal) {
      ct_internal_forget_input();
      send_signal(signal);
      return CT_IGNORED;
    }
    was_silent = false;
    for (ssize_t i = 0; i < count; i++) {
      if (!ends_paste(buffer[i])) continue;
      place = AMONG_KEYS;
      return CT_PASTE;
    }
    last_pasted = ct_monotonic_microseconds();
    if (!waiting) waiting = waiting_bytes();
  }
  return CT_NONE;
}

static int begin_paste(void) {
  ct_internal_forget_input();
  place = IN_PASTE;
  last_pasted = ct_monotonic_microseconds();
  return read_paste();
}

const uint8_t *ct_pasted(size_t *count) {
  *count = paste_length;
  return paste;
}

void ct_forget_paste(void) {
  free(paste);
  paste = NULL;
  paste_length = mark_matched = 0;
}

// MARK: The mouse

static int mouse_kind(long button, bool released) {
  enum { MODIFIERS = 4 | 8 | 16 };
  if (released) return CT_IGNORED;
  switch (button & ~(long)MODIFIERS) {
    case 0: return CT_MOUSE_PRESS;
    case 64: return CT_WHEEL_UP;
    case 65: return CT_WHEEL_DOWN;
    default: return CT_IGNORED;
  }
}

static int mouse_at(int kind, long column, long row, uint32_t *value) {
  if (column < 1 || row < 1 || column > 0xFFFF || row > 0xFFFF) return CT_IGNORED;
  *value = (uint32_t)(row - 1) << 16 | (uint32_t)(column - 1);
  return kind;
}

static int decode_sgr(uint32_t *value) {
  char end = report[report_length - 1];
  if (end != 'M' && end != 'm') return CT_IGNORED;
  long numbers[3] = {0, 0, 0};
  char *rest = report;
  for (int i = 0; i < 3; i++) {
    numbers[i] = strtol(rest, &rest, 10);
    if (i < 2 && *rest++ != ';') return CT_IGNORED;
  }
  return mouse_at(mouse_kind(numbers[0], end == 'm'), numbers[1], numbers[2], value);
}

static int decode_x10(uint32_t *value) {
  const unsigned char *bytes = (const unsigned char *)report;
  return mouse_at(mouse_kind(bytes[0] - 32L, false), bytes[1] - 32L, bytes[2] - 32L, value);
}

static int read_mouse(uint32_t *value) {
  while (waiting_bytes()) {
    char byte;
    if (read(descriptor, &byte, 1) != 1) return CT_NONE;
    report[report_length++] = byte;
    bool is_x10 = place == IN_X10_MOUSE;
    bool more = is_x10 ? report_length < 3
                       : (byte == ';' || (byte >= '0' && byte <= '9')) &&
                             report_length < sizeof report - 1;
    if (more) continue;
    report[report_length] = 0;
    place = AMONG_KEYS;
    int kind = is_x10 ? decode_x10(value) : decode_sgr(value);
    report_length = 0;
    return kind;
  }
  return CT_NONE;
}

// MARK: Keys

static int named_key(wint_t code, uint32_t *value) {
  switch (code) {
    case KEY_UP: return CT_UP;
    case KEY_DOWN: return CT_DOWN;
    case KEY_LEFT: return CT_LEFT;
    case KEY_RIGHT: return CT_RIGHT;
    case KEY_PPAGE: return CT_PAGE_UP;
    case KEY_NPAGE: return CT_PAGE_DOWN;
    case KEY_HOME: case KEY_FIND: case KEY_A1: return CT_HOME;
    case KEY_END: case KEY_SELECT: case KEY_C1: return CT_END;
    case KEY_ENTER: return CT_ENTER;
    case KEY_BACKSPACE: return CT_BACKSPACE;
    case KEY_BTAB: return CT_BACK_TAB;
    case KEY_DC: return CT_DELETE;
    case KEY_IC: return CT_INSERT;
    case BEGINS_PASTE: return begin_paste();
    case BEGINS_SGR_MOUSE: case BEGINS_X10_MOUSE:
      place = code == BEGINS_SGR_MOUSE ? IN_SGR_MOUSE : IN_X10_MOUSE;
      report_length = 0;
      return read_mouse(value);
    default: break;
  }
  if (code > KEY_F0 && code <= KEY_F(24)) {
    *value = code - KEY_F0;
    return CT_FUNCTION;
  }
  return CT_IGNORED;
}

static int next_code(wint_t *code) {
  if (has_later) {
    has_later = false;
    *code = later_code;
    return later_kind;
  }
  return wget_wch(keys, code);
}

static void keep_for_later(int kind, wint_t code) {
  has_later = true;
  later_code = code;
  later_kind = kind;
}

// The rest of a sequence that ncurses does not know, and may have been cut in pieces.
static int read_sequence(uint32_t *value) {
  char text[32] = "";
  size_t length = 0;
  while (true) {
    wint_t code = 0;
    int kind = next_code(&code);
    if (kind == ERR) {
      struct pollfd more = {.fd = descriptor, .events = POLLIN};
      if (!length || poll(&more, 1, 100) <= 0 || !(more.revents & POLLIN)) return CT_IGNORED;
      if (!waiting_bytes()) return CT_IGNORED;
      continue;
    }
    if (kind == KEY_CODE_YES || code < 0x20 || code > 0x7E) {
      keep_for_later(kind, code);
      return CT_IGNORED;
    }
    if (length < sizeof text - 1) text[length++] = (char)code;
    if (length == 1 && code == '<') return named_key(BEGINS_SGR_MOUSE, value);
    if (length == 1 && code == 'M') return named_key(BEGINS_X10_MOUSE, value);
    if (code < 0x40) continue;
    text[length] = 0;
    return strcmp(text, "200~") == 0 ? begin_paste() : CT_IGNORED;
  }
}

// Escape pressed, when what comes in one breath with it begins no sequence.
static int read_after_escape(uint32_t *value) {
  *value = ESCAPE;
  wint_t code = 0;
  int kind = next_code(&code);
  if (kind == ERR) return CT_CHARACTER;
  if (kind == OK && code == '[') return read_sequence(value);
  if (kind == OK && code == 'O') {
    wint_t final = 0;
    if (next_code(&final) != ERR) return CT_IGNORED;
  }
  keep_for_later(kind, code);
  return CT_CHARACTER;
}

int ct_read_key(uint32_t *value) {
  *value = 0;
  if (!keys) return CT_NONE;
  if (place == IN_PASTE) return read_paste();
  if (place != AMONG_KEYS) return read_mouse(value);
  wint_t code = 0;
  int kind = next_code(&code);
  if (kind == ERR) return CT_NONE;
  if (kind == KEY_CODE_YES) return named_key(code, value);
  if (code == ESCAPE) return read_after_escape(value);
  int signal = signal_of(code);
  if (signal) {
    send_signal(signal);
    return CT_IGNORED;
  }
  *value = code;
  return CT_CHARACTER;
}
