#define _GNU_SOURCE
#include "internal.h"

#include <sys/mman.h>
#include <unistd.h>
#include <fcntl.h>

static int real = -1;
static int held = -1;

void ct_internal_hold_errors(void) {
  if (held >= 0 || !isatty(STDERR_FILENO)) return;
  held = memfd_create("stderr", MFD_CLOEXEC);
  if (held < 0) return;
  real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real < 0 || dup2(held, STDERR_FILENO) < 0) {
    close(held);
    held = -1;
  }
}

// Called from handlers too: nothing but dup2, lseek, read, write and close.
void ct_internal_release_errors(void) {
  if (held < 0) return;
  int memory = held;
  held = -1;
  dup2(real, STDERR_FILENO);
  close(real);
  lseek(memory, 0, SEEK_SET);
  char buffer[4096];
  ssize_t count;
  while ((count = read(memory, buffer, sizeof buffer)) > 0) {
    if (write(STDERR_FILENO, buffer, (size_t)count) < 0) break;
  }
  close(memory);
}
