#define _GNU_SOURCE
#include "CTerminal.h"

#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static bool measures_unicode = false;
static bool shows_unicode = false;

static bool codeset_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

static const char *chosen_locale(void) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; i < 3; i++) {
    const char *value = getenv(names[i]);
    if (value && *value) return value;
  }
  return NULL;
}

// A locale that is not installed, or none at all (a bare container), is no statement about the
// terminal; "C", "POSIX" and other encodings are.
static void prepare(void) {
  const char *chosen = chosen_locale();
  bool known = setlocale(LC_CTYPE, "") != NULL;
  if (known && codeset_is_utf8()) {
    measures_unicode = shows_unicode = true;
    return;
  }
  bool names_utf8 = chosen && (strcasestr(chosen, "utf-8") || strcasestr(chosen, "utf8"));
  measures_unicode = setlocale(LC_CTYPE, "C.UTF-8") && codeset_is_utf8();
  shows_unicode = measures_unicode && (!chosen || names_utf8);
}

bool ct_locale_is_utf8(void) {
  pthread_once(&prepared, prepare);
  return shows_unicode;
}

static bool is_wide(uint32_t scalar) {
  return (scalar >= 0x1100 && scalar <= 0x115F) || (scalar >= 0x2E80 && scalar <= 0xA4CF) ||
         (scalar >= 0xAC00 && scalar <= 0xD7A3) || (scalar >= 0xF900 && scalar <= 0xFAFF) ||
         (scalar >= 0xFE30 && scalar <= 0xFE6F) || (scalar >= 0xFF00 && scalar <= 0xFF60) ||
         (scalar >= 0x1F300 && scalar <= 0x1FAFF) || (scalar >= 0x20000 && scalar <= 0x3FFFD);
}

int ct_width(uint32_t scalar) {
  if (scalar >= 0x20 && scalar < 0x7F) return 1;
  pthread_once(&prepared, prepare);
  if (measures_unicode) return wcwidth((wchar_t)scalar);
  if (scalar < 0xA0) return -1;
  if (scalar >= 0x300 && scalar < 0x370) return 0;
  return is_wide(scalar) ? 2 : 1;
}
