#define _GNU_SOURCE
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "CTerminal.h"

static const int noted[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
static const int fatal[] = {SIGSEGV, SIGILL, SIGTRAP, SIGBUS, SIGABRT, SIGFPE};
enum { NOTED = sizeof noted / sizeof *noted, FATAL = sizeof fatal / sizeof *fatal };

// A person who presses Ctrl-C for the third time is not to wait for a busy loop.
enum { PATIENCE = 3 };

static volatile sig_atomic_t pending[NOTED];
static struct sigaction before_noted[NOTED];
static struct sigaction before_fatal[FATAL];
static bool installed = false;
static int wake_pipe[2] = {-1, -1};
static char *alternate_stack = NULL;

static const char woken = 'w';
static const char signalled = 's';

// A full pipe is fine: its reader is awake already.
static void send(char reason) {
  if (wake_pipe[1] < 0) return;
  int saved = errno;
  ssize_t ignored = write(wake_pipe[1], &reason, 1);
  (void)ignored;
  errno = saved;
}

void ct_wake(void) { send(woken); }

int ct_internal_wake_descriptor(void) { return wake_pipe[0]; }

bool ct_internal_drain_wake(void) {
  bool found = false;
  char buffer[256];
  ssize_t count;
  while ((count = read(wake_pipe[0], buffer, sizeof buffer)) > 0) {
    found = found || memchr(buffer, woken, (size_t)count);
  }
  return found;
}

bool ct_internal_open_wake(void) {
  return wake_pipe[0] >= 0 || pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) == 0;
}

// Only what is safe in a handler: the default action, at once.
static void end_by(int signal) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigaction(signal, &action, NULL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal);
  raise(signal);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
}

static void note(int signal) {
  int saved = errno;
  for (int i = 0; i < NOTED; i++) {
    if (noted[i] != signal) continue;
    pending[i] = pending[i] + 1;
    bool ends = signal == SIGINT || signal == SIGTERM || signal == SIGHUP || signal == SIGQUIT;
    if (ends && pending[i] >= PATIENCE) {
      ct_internal_emergency();
      end_by(signal);
    }
  }
  send(signalled);
  errno = saved;
}

// Swift's own backtracer would ask questions on a terminal in raw mode: it follows only for those
// who asked for it.
static void crash(int signal, siginfo_t *info, void *context) {
  (void)context;
  ct_internal_emergency();
  for (int i = 0; i < FATAL; i++) {
    if (fatal[i] != signal) continue;
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigaction(signal, getenv("SWIFT_BACKTRACE") ? &before_fatal[i] : &action, NULL);
  }
  bool happens_again = info && info->si_code > 0;
  if (!happens_again) raise(signal);
}

static void give_stack(void) {
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && !(current.ss_flags & SS_DISABLE)) return;
  size_t size = 64 * 1024;
  if (!alternate_stack) alternate_stack = malloc(size);
  if (!alternate_stack) return;
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = size};
  sigaltstack(&stack, NULL);
}

void ct_internal_install_signals(void) {
  if (installed) return;
  installed = true;
  give_stack();
  for (int i = 0; i < NOTED; i++) {
    pending[i] = 0;
    struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
    sigaction(noted[i], NULL, &before_noted[i]);
    bool ignored = before_noted[i].sa_handler == SIG_IGN;
    // nohup and a shell without job control ask for these to be ignored.
    if (ignored && (noted[i] == SIGHUP || noted[i] == SIGTSTP)) continue;
    sigaction(noted[i], &action, NULL);
  }
  for (int i = 0; i < FATAL; i++) {
    struct sigaction action = {.sa_sigaction = crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigaction(fatal[i], &action, &before_fatal[i]);
  }
}

void ct_internal_remove_signals(void) {
  if (!installed) return;
  installed = false;
  for (int i = 0; i < NOTED; i++) sigaction(noted[i], &before_noted[i], NULL);
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &before_fatal[i], NULL);
}

int ct_next_signal(void) {
  for (int i = 0; i < NOTED; i++) {
    if (!pending[i]) continue;
    pending[i] = 0;
    return noted[i];
  }
  return 0;
}

bool ct_internal_ending_noted(void) {
  for (int i = 0; i < NOTED; i++) {
    bool ends = noted[i] != SIGTSTP && noted[i] != SIGCONT && noted[i] != SIGWINCH;
    if (ends && pending[i]) return true;
  }
  return false;
}

void ct_internal_stop_process(void) {
  struct sigaction ours;
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigaction(SIGTSTP, &action, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
  for (int i = 0; i < NOTED; i++) {
    if (noted[i] == SIGTSTP || noted[i] == SIGCONT) pending[i] = 0;
  }
}

void ct_raise_default(int signal) {
  end_by(signal);
  _exit(128 + signal);
}
