// A line editor without a screen: libedit's keys, buffer, kill ring, history and ~/.editrc, while
// the caller reads the keys and draws the line. Text crosses as Unicode scalars, one per uint32_t.
#ifndef CEDIT_H
#define CEDIT_H

#include <stddef.h>
#include <stdint.h>

typedef struct nesh_edit nesh_edit;

// The editing functions that the caller provides; each is bound to its usual keys.
enum nesh_edit_function {
    NESH_EDIT_COMPLETE,
    NESH_EDIT_CANCEL,
    NESH_EDIT_END_OR_DELETE,
    NESH_EDIT_FORWARD,
    NESH_EDIT_BACKWARD,
    NESH_EDIT_RUBOUT,
    NESH_EDIT_DELETE,
    NESH_EDIT_LINE_END,
    NESH_EDIT_SEARCH,
    NESH_EDIT_PASTE,
    NESH_EDIT_CLEAR_SCREEN,
    NESH_EDIT_SUSPEND,
    NESH_EDIT_LINE_START,
    NESH_EDIT_UP,
    NESH_EDIT_DOWN,
    NESH_EDIT_OLDER,
    NESH_EDIT_NEWER,
    NESH_EDIT_UNDO,
    NESH_EDIT_LAST_ARGUMENT,
    NESH_EDIT_EDITOR,
    NESH_EDIT_NEW_LINE,
    NESH_EDIT_FUNCTIONS // how many there are
};

// What such a function answers.
enum nesh_edit_verdict {
    NESH_EDIT_GO_ON,
    NESH_EDIT_ACCEPT, // the line is complete
    NESH_EDIT_STOP,   // end without a line
    NESH_EDIT_BEEP
};

typedef struct {
    void *context;
    // Blocks until a key is there: 1 with the scalar, 0 at the end of input, -1 on an error.
    int (*next)(void *context, uint32_t *scalar);
    // Carries out one of the functions above; answers a verdict.
    int (*function)(void *context, int which);
    void (*beep)(void *context);
} nesh_edit_callbacks;

// NULL with errno when libedit cannot start. The descriptors must be a terminal's and stay open.
nesh_edit *nesh_edit_open(const char *program, int input, int output, nesh_edit_callbacks callbacks);
void nesh_edit_close(nesh_edit *edit);

// Carries out a file in the manner of ~/.editrc after the functions above have been bound, so that its
// bindings win. A missing file is not an error. Call it once, also with NULL: it does the binding.
void nesh_edit_configure(nesh_edit *edit, const char *path);

// The user has chosen vi's keys: sequences of keys then begin with Ctrl-\ (0x1c) in place of ESC.
int nesh_edit_is_vi(nesh_edit *edit);

// Edits one line: 1 when it is complete, 0 when it ended without one. Raw mode during the call only.
int nesh_edit_read(nesh_edit *edit);

// The line being edited or just completed; valid until the next call. `length` leaves out the newline.
const uint32_t *nesh_edit_line(nesh_edit *edit, size_t *length, size_t *cursor);
// Inserts at the cursor; the text ends with 0. 0, or -1 when there is no room.
int nesh_edit_insert(nesh_edit *edit, const uint32_t *text);
// Removes so many scalars before the cursor.
void nesh_edit_erase(nesh_edit *edit, int count);
// Moves the cursor by so many scalars; stops at either end.
void nesh_edit_move(nesh_edit *edit, int by);

// Adds the newest line of the history; the text ends with 0.
void nesh_edit_remember(nesh_edit *edit, const uint32_t *text, int limit);

// 1: keys one by one, without signals. 0: as it was outside of editing.
void nesh_edit_raw(nesh_edit *edit, int on);

#endif
