#define _GNU_SOURCE
#include <limits.h>
#include <stddef.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "CTerminal.h"
#include "internal.h"

static int watching = -1;
static _Alignas(struct inotify_event) char buffer[4096];
static size_t filled = 0;
static size_t taken = 0;

int ct_internal_watch_descriptor(void) { return watching; }

int ct_watch(const char *folder) {
  if (watching < 0) watching = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (watching < 0) return -1;
  return inotify_add_watch(
      watching, folder, IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR);
}

void ct_unwatch(void) {
  if (watching >= 0) close(watching);
  watching = -1;
  filled = taken = 0;
}

int ct_next_change(const char **name) {
  *name = "";
  if (taken >= filled) {
    taken = filled = 0;
    ssize_t count = watching < 0 ? -1 : read(watching, buffer, sizeof buffer);
    if (count <= 0) return -1;
    filled = (size_t)count;
  }
  const struct inotify_event *event = (const struct inotify_event *)(buffer + taken);
  taken += sizeof *event + event->len;
  if (event->len) *name = event->name;
  return event->mask & IN_Q_OVERFLOW ? CT_CHANGES_LOST : event->wd;
}
