#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include <curses.h>

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "CTerminal.h"
#include "internal.h"

enum { ESCAPE = 27 };

// Milliseconds that the rest of a sequence may take to begin.
enum { SEQUENCE_DELAY = 100 };

// ncurses finds where these begin and has then read nothing further; the rest is read here.
enum { BEGINS_PASTE = 0x2000, BEGINS_SGR_MOUSE, BEGINS_X10_MOUSE };

static WINDOW *keys = NULL;
static int descriptor = STDIN_FILENO;
static struct termios original;

static enum { AMONG_KEYS, IN_SEQUENCE, IN_PASTE, IN_MOUSE } place = AMONG_KEYS;
static char sequence[32];
static size_t sequence_length = 0;

static bool has_later = false;
static wint_t later_code = 0;
static int later_kind = ERR;

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
  sequence_length = 0;
  has_later = false;
  ct_forget_paste();
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

// MARK: Keys that are signals

static int signal_of(uint32_t character) {
  if (!(original.c_lflag & ISIG) || character > 0xFF || character == _POSIX_VDISABLE) return 0;
  if (character == original.c_cc[VINTR]) return SIGINT;
  if (character == original.c_cc[VQUIT]) return SIGQUIT;
  if (character == original.c_cc[VSUSP]) return SIGTSTP;
  return 0;
}

// As the terminal itself would: to all that run in its foreground.
bool ct_internal_is_signal_key(uint32_t character) {
  int signal = signal_of(character);
  if (!signal) return false;
  pid_t group = tcgetpgrp(descriptor);
  if (group > 0 && group == getpgrp()) {
    kill(-group, signal);
  } else {
    kill(getpid(), signal);
  }
  return true;
}

// MARK: Bytes that are no keys

size_t ct_internal_waiting_bytes(int from) {
  int count = 0;
  return ioctl(from, FIONREAD, &count) == 0 && count > 0 ? (size_t)count : 0;
}

static int read_paste(void) {
  int kind = ct_internal_read_paste(descriptor);
  place = kind == CT_NONE ? IN_PASTE : AMONG_KEYS;
  return kind;
}

static int begin_paste(void) {
  ct_internal_begin_paste();
  return read_paste();
}

static int read_mouse(uint32_t *value) {
  int kind = ct_internal_read_mouse(descriptor, value);
  place = kind == CT_NONE ? IN_MOUSE : AMONG_KEYS;
  return kind;
}

static int begin_mouse(bool in_bytes, uint32_t *value) {
  ct_internal_begin_mouse(in_bytes);
  return read_mouse(value);
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
    case BEGINS_SGR_MOUSE: return begin_mouse(false, value);
    case BEGINS_X10_MOUSE: return begin_mouse(true, value);
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

static bool follows_soon(void) {
  struct pollfd more = {.fd = descriptor, .events = POLLIN};
  return poll(&more, 1, SEQUENCE_DELAY) > 0 && ct_internal_waiting_bytes(descriptor) > 0;
}

// What follows "ESC [", where ncurses does not know it or has it in pieces.
static int read_sequence(uint32_t *value) {
  while (true) {
    wint_t code = 0;
    int kind = next_code(&code);
    if (kind == ERR) {
      if (sequence_length) return CT_NONE;
      if (follows_soon()) continue;
      place = AMONG_KEYS;
      keep_for_later(OK, '[');
      *value = ESCAPE;
      return CT_CHARACTER;
    }
    if (kind == KEY_CODE_YES || code < 0x20 || code > 0x7E) {
      place = AMONG_KEYS;
      keep_for_later(kind, code);
      return CT_IGNORED;
    }
    if (sequence_length < sizeof sequence - 1) sequence[sequence_length++] = (char)code;
    bool is_first = sequence_length == 1;
    if (is_first && code == '<') return begin_mouse(false, value);
    if (is_first && code == 'M') return begin_mouse(true, value);
    if (code < 0x40) continue;
    place = AMONG_KEYS;
    sequence[sequence_length] = 0;
    return strcmp(sequence, "200~") == 0 ? begin_paste() : CT_IGNORED;
  }
}

// Escape pressed, when what comes in one breath with it begins no sequence.
static int read_after_escape(uint32_t *value) {
  *value = ESCAPE;
  wint_t code = 0;
  int kind = next_code(&code);
  if (kind == ERR) return CT_CHARACTER;
  if (kind == OK && code == '[') {
    place = IN_SEQUENCE;
    sequence_length = 0;
    return read_sequence(value);
  }
  if (kind == OK && code == 'O') {
    wint_t final = 0;
    int final_kind = next_code(&final);
    // A paste that begins in the same breath is no part of it.
    if (final_kind == KEY_CODE_YES) keep_for_later(final_kind, final);
    if (final_kind != ERR) return CT_IGNORED;
  }
  keep_for_later(kind, code);
  return CT_CHARACTER;
}

int ct_read_key(uint32_t *value) {
  *value = 0;
  if (!keys) return CT_NONE;
  if (place == IN_PASTE) return read_paste();
  if (place == IN_SEQUENCE) return read_sequence(value);
  if (place == IN_MOUSE) return read_mouse(value);
  wint_t code = 0;
  int kind = next_code(&code);
  if (kind == ERR) return CT_NONE;
  if (kind == KEY_CODE_YES) return named_key(code, value);
  if (code == ESCAPE) return read_after_escape(value);
  if (ct_internal_is_signal_key(code)) return CT_IGNORED;
  *value = code;
  return CT_CHARACTER;
}
