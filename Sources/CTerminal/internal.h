// What the C files share with each other and with nobody else.
#ifndef CTERMINAL_INTERNAL_H
#define CTERMINAL_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <termios.h>

// Restores the terminal with nothing but what a signal handler may call.
void ct_internal_emergency(void);

bool ct_internal_open_wake(void);
int ct_internal_wake_descriptor(void);
// Empties the wake pipe; whether ct_wake was among what filled it.
bool ct_internal_drain_wake(void);

void ct_internal_install_signals(void);
void ct_internal_remove_signals(void);
// Whether a signal that ends the process waits to be handled.
bool ct_internal_ending_noted(void);
// Stops this process; returns when it is continued.
void ct_internal_stop_process(void);

// Keys come from a descriptor whose modes were these before it was ours.
void ct_internal_open_keys(int from, const struct termios *before);
void ct_internal_close_keys(void);
// Whether a character is a key that the terminal would make a signal of; then it is sent.
bool ct_internal_is_signal_key(uint32_t character);
size_t ct_internal_waiting_bytes(int descriptor);
// What follows the mark that begins a paste: CT_NONE until it is complete.
void ct_internal_begin_paste(void);
int ct_internal_read_paste(int descriptor);
// What follows the mark that begins a report of the mouse: CT_NONE until it is complete.
void ct_internal_begin_mouse(bool in_bytes);
int ct_internal_read_mouse(int descriptor, uint32_t *value);
// Drops a paste or a report of the mouse that has not come to its end.
void ct_internal_forget_input(void);

// -1 while nothing is watched.
int ct_internal_watch_descriptor(void);

// Standard error goes to memory while the screen is ours, and is printed when it is not.
void ct_internal_hold_errors(void);
void ct_internal_release_errors(void);

#endif
