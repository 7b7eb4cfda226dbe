// The terminal as C sees it: the only code that touches ncurses and signals.
//
// One screen a process, used from one thread; only ct_wake and the width functions may be called
// from others.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Columns of one Unicode scalar: 0, 1 or 2, or -1 when it cannot be printed.
int ct_width(uint32_t scalar);

// Whether the locale that the user chose can show Unicode.
bool ct_locale_is_utf8(void);

// Microseconds of a clock that never goes back, and microseconds since 1970.
int64_t ct_monotonic_microseconds(void);
int64_t ct_wall_microseconds(void);

// Whether standard output is a terminal, and keys can come from standard input or /dev/tty.
bool ct_has_terminal(void);

// Takes the terminal over. 0, or the reason why it could not.
enum { CT_OK = 0, CT_NO_TERMINAL = 1, CT_UNKNOWN_TERMINAL = 2, CT_NO_RESOURCES = 3 };
int ct_start(bool uses_mouse);

// Gives it back as it was, drops keys not read yet, and prints what was written to standard error
// in the meantime. Does nothing when not started.
void ct_stop(void);

// Stops the process as Ctrl-Z does, with the terminal given back; returns when it is continued.
void ct_suspend(void);

// Takes the screen back after a stop that was not ours (SIGSTOP).
void ct_repaint(void);

int ct_columns(void);
int ct_rows(void);
// How many colours the terminal has: 0 when none.
int ct_colors(void);
// Asks the terminal for its size again; true if it changed.
bool ct_update_size(void);

enum {
  CT_BOLD = 1,
  CT_DIM = 2,
  CT_UNDERLINE = 4,
  CT_REVERSE = 8,
  CT_ITALIC = 16,
};

// A number for two of the terminal's colours; -1 is its default colour.
int ct_pair(int foreground, int background);
// Puts characters at a place, with an OR of the attributes above.
void ct_put(int row, int column, const uint32_t *text, int count, unsigned attributes, int pair);
void ct_flush(void);

// The next key: CT_NONE when none waits, CT_CHARACTER with a scalar, or one of the others.
enum {
  CT_NONE = 0,
  CT_CHARACTER,
  CT_FUNCTION,
  CT_UP,
  CT_DOWN,
  CT_LEFT,
  CT_RIGHT,
  CT_PAGE_UP,
  CT_PAGE_DOWN,
  CT_HOME,
  CT_END,
  CT_ENTER,
  CT_BACKSPACE,
  CT_BACK_TAB,
  CT_DELETE,
  CT_INSERT,
  CT_IGNORED,
  // The value is row << 16 | column.
  CT_MOUSE_PRESS,
  CT_WHEEL_UP,
  CT_WHEEL_DOWN,
  CT_PASTE,
};
int ct_read_key(uint32_t *value);

// What was pasted, its first CT_PASTE_LIMIT bytes, after CT_PASTE and until ct_forget_paste. More
// than an order may have, so that one that is cut is seen to be too long.
enum { CT_PASTE_LIMIT = (2 << 20) + 2 };
const uint8_t *ct_pasted(size_t *count);
void ct_forget_paste(void);

// Writes straight to the terminal, between frames.
void ct_write(const char *bytes, size_t count);

// Watches what is written, moved and deleted in a folder: its number, or -1.
int ct_watch(const char *folder);
void ct_unwatch(void);
// The next change: the folder's number and the file's name, which lasts until the next call; -1
// when there is none, or CT_CHANGES_LOST.
enum { CT_CHANGES_LOST = -2 };
int ct_next_change(const char **name);

// Sleeps until a key, ct_wake, a signal, a change in a watched folder, or `deadline` on the
// monotonic clock (-1: for ever).
enum { CT_READY_KEYS = 1, CT_READY_WAKE = 2, CT_READY_CLOSED = 4, CT_READY_FILES = 8 };
unsigned ct_wait(int64_t deadline);
// Ends the sleep. Callable from any thread.
void ct_wake(void);
// After CT_READY_KEYS gave no key: whether the terminal is gone.
bool ct_is_closed(void);

// The next noted signal (INT, TERM, HUP, QUIT, TSTP, CONT, WINCH), or 0.
int ct_next_signal(void);
// Ends the process by a signal's default action. The terminal must have been given back.
void ct_raise_default(int signal);

#endif
