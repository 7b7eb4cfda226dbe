#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "CTerminal.h"
#include "internal.h"

static SCREEN *screen = NULL;
static const char *modes_on = "";
static const char *modes_off = "";
static FILE *input = NULL;
static int input_descriptor = STDIN_FILENO;
static struct termios saved;
static volatile sig_atomic_t ours = 0;
static char restoring[256];
static size_t restoring_length = 0;

int64_t ct_monotonic_microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t ct_wall_microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

bool ct_has_terminal(void) {
  if (!isatty(STDOUT_FILENO)) return false;
  if (isatty(STDIN_FILENO)) return true;
  int descriptor = open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor >= 0) close(descriptor);
  return descriptor >= 0;
}

// ncurses keeps nothing back between frames, so that this comes in between.
void ct_write(const char *bytes, size_t count) {
  while (screen && count) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written >= 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (errno == EAGAIN) {
      struct pollfd room = {.fd = STDOUT_FILENO, .events = POLLOUT};
      if (poll(&room, 1, 1000) <= 0 && errno != EINTR) return;
    } else if (errno != EINTR) {
      return;
    }
  }
}

static void write_text(const char *text) { ct_write(text, strlen(text)); }

// MARK: Giving the terminal back

// Adds a capability without its padding marks, "$<5>".
static void add_restoring(const char *name) {
  const char *text = tigetstr((char *)name);
  if (!text || text == (const char *)-1) return;
  while (*text && restoring_length < sizeof restoring) {
    if (text[0] == '$' && text[1] == '<') {
      while (*text && *text != '>') text++;
      if (*text) text++;
    } else {
      restoring[restoring_length++] = *text++;
    }
  }
}

void ct_internal_emergency(void) {
  if (!ours) return;
  ours = 0;
  ssize_t ignored = write(STDOUT_FILENO, modes_off, strlen(modes_off));
  ignored = write(STDOUT_FILENO, restoring, restoring_length);
  (void)ignored;
  tcsetattr(input_descriptor, TCSANOW, &saved);
  tcflush(input_descriptor, TCIFLUSH);
  ct_internal_release_errors();
}

static void at_exit(void) { ct_internal_emergency(); }

static void close_input(void) {
  if (input && input != stdin) fclose(input);
  input = NULL;
}

void ct_stop(void) {
  if (!screen) return;
  if (ours) {
    write_text(modes_off);
    endwin();
    tcflush(input_descriptor, TCIFLUSH);
    tcsetattr(input_descriptor, TCSANOW, &saved);
    ours = 0;
  }
  ct_internal_close_keys();
  delscreen(screen);
  screen = NULL;
  close_input();
  ct_internal_remove_signals();
  ct_internal_release_errors();
}

// MARK: Taking it over

static bool open_input(void) {
  if (isatty(STDIN_FILENO)) {
    input = stdin;
    input_descriptor = STDIN_FILENO;
    return true;
  }
  input = fopen("/dev/tty", "re");
  if (!input) return false;
  input_descriptor = fileno(input);
  return true;
}

static SCREEN *open_screen(void) {
  const char *name = getenv("TERM");
  SCREEN *opened = name && *name ? newterm(NULL, stdout, input) : NULL;
  return opened ? opened : newterm("xterm-256color", stdout, input);
}

// Keys one by one and as they are. ISIG is off too, since the terminal would look for Ctrl-C in
// what is pasted; keys.c sends the signals of keys that were pressed.
static void set_modes(void) {
  cbreak();
  noecho();
  nonl();
  struct termios modes;
  if (tcgetattr(input_descriptor, &modes) == 0) {
    modes.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR);
    modes.c_lflag &= ~(tcflag_t)(IEXTEN | ISIG);
    tcsetattr(input_descriptor, TCSANOW, &modes);
  }
  def_prog_mode();
  if (!getenv("ESCDELAY")) set_escdelay(25);
  typeahead(-1);
  intrflush(NULL, FALSE);
  ct_internal_open_keys(input_descriptor, &saved);
  curs_set(0);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
}

int ct_start(bool uses_mouse) {
  if (screen) return CT_OK;
  const char *name = getenv("TERM");
  if (name && strcmp(name, "dumb") == 0) return CT_UNKNOWN_TERMINAL;
  if (!isatty(STDOUT_FILENO) || !open_input()) return CT_NO_TERMINAL;
  ct_locale_is_utf8();
  if (!ct_internal_open_wake() || tcgetattr(input_descriptor, &saved) != 0) {
    close_input();
    return CT_NO_RESOURCES;
  }
  static bool guarded = false;
  if (!guarded) guarded = atexit(at_exit) == 0;
  ct_internal_install_signals();
  use_env(FALSE);
  use_tioctl(TRUE);
  fflush(stdout);
  screen = open_screen();
  if (!screen) {
    ct_internal_remove_signals();
    close_input();
    return CT_UNKNOWN_TERMINAL;
  }
  restoring_length = 0;
  static const char *const names[] = {"sgr0", "op", "cnorm", "rmkx", "rmcup"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) add_restoring(names[i]);
  modes_on = uses_mouse ? "\033[?2004h\033[?1000h\033[?1006h" : "\033[?2004h";
  modes_off = uses_mouse ? "\033[?1006l\033[?1000l\033[?2004l" : "\033[?2004l";
  ours = 1;
  ct_internal_hold_errors();
  set_modes();
  write_text(modes_on);
  return CT_OK;
}

void ct_repaint(void) {
  if (!screen) return;
  if (!isendwin()) endwin();
  reset_prog_mode();
  ours = 1;
  ct_update_size();
  clearok(curscr, TRUE);
  wnoutrefresh(stdscr);
  doupdate();
  curs_set(0);
  write_text(modes_on);
}

void ct_suspend(void) {
  if (!screen) return;
  write_text(modes_off);
  endwin();
  tcflush(input_descriptor, TCIFLUSH);
  tcsetattr(input_descriptor, TCSANOW, &saved);
  ours = 0;
  ct_internal_forget_input();
  ct_internal_release_errors();
  ct_internal_stop_process();
  // A terminal that belongs to somebody else by now must not be touched on the way out.
  if (ct_internal_ending_noted()) return;
  ct_internal_hold_errors();
  ct_repaint();
}

// MARK: Size and colours

int ct_columns(void) { return screen ? getmaxx(stdscr) : 0; }
int ct_rows(void) { return screen ? getmaxy(stdscr) : 0; }
int ct_colors(void) { return screen && has_colors() ? COLORS : 0; }

bool ct_update_size(void) {
  struct winsize size;
  if (!screen || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_row == 0 || size.ws_col == 0) return false;
  if (!is_term_resized(size.ws_row, size.ws_col)) return false;
  resizeterm(size.ws_row, size.ws_col);
  clearok(curscr, TRUE);
  return true;
}

int ct_pair(int foreground, int background) {
  if (!screen || !has_colors() || (foreground < 0 && background < 0)) return 0;
  int pair = alloc_pair(foreground, background);
  return pair < 0 ? 0 : pair;
}

// MARK: Drawing

void ct_put(int row, int column, const uint32_t *text, int count, unsigned attributes, int pair) {
  if (!screen) return;
  attr_t attr = A_NORMAL;
  if (attributes & CT_BOLD) attr |= A_BOLD;
  if (attributes & CT_DIM) attr |= A_DIM;
  if (attributes & CT_UNDERLINE) attr |= A_UNDERLINE;
  if (attributes & CT_REVERSE) attr |= A_REVERSE;
  if (attributes & CT_ITALIC) attr |= A_ITALIC;
  wattr_set(stdscr, attr, 0, &pair);
  _Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wchar_t holds a scalar");
  mvwaddnwstr(stdscr, row, column, (const wchar_t *)text, count);
}

void ct_flush(void) {
  if (!screen) return;
  wnoutrefresh(stdscr);
  doupdate();
}

// MARK: Waiting

unsigned ct_wait(int64_t deadline) {
  struct pollfd descriptors[3] = {
      {.fd = input_descriptor, .events = POLLIN},
      {.fd = ct_internal_wake_descriptor(), .events = POLLIN},
      {.fd = ct_internal_watch_descriptor(), .events = POLLIN},
  };
  struct timespec left;
  struct timespec *timeout = NULL;
  if (deadline >= 0) {
    int64_t rest = deadline - ct_monotonic_microseconds();
    if (rest < 0) rest = 0;
    left.tv_sec = rest / 1000000;
    left.tv_nsec = rest % 1000000 * 1000;
    timeout = &left;
  }
  if (ppoll(descriptors, 3, timeout, NULL) < 0) return 0;
  unsigned ready = 0;
  if (descriptors[0].revents & POLLIN) ready |= CT_READY_KEYS;
  if (descriptors[0].revents & (POLLHUP | POLLERR | POLLNVAL)) ready |= CT_READY_CLOSED;
  if (descriptors[1].revents && ct_internal_drain_wake()) ready |= CT_READY_WAKE;
  if (descriptors[2].revents) ready |= CT_READY_FILES;
  return ready;
}

bool ct_is_closed(void) {
  struct pollfd descriptor = {.fd = input_descriptor, .events = POLLIN};
  if (poll(&descriptor, 1, 0) <= 0) return false;
  if (descriptor.revents & (POLLHUP | POLLERR | POLLNVAL)) return true;
  int waiting = 0;
  return ioctl(input_descriptor, FIONREAD, &waiting) != 0 || waiting == 0;
}
