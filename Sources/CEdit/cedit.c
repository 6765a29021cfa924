// libedit's calls are variadic, its history callback is too, and its types are opaque to Swift. libedit
// also draws by itself and does it wrongly for coloured prompts, notices, hints and combining marks:
// what it draws is thrown away here (only the bell is passed on), and the caller draws.
#ifdef __linux__
#define _GNU_SOURCE
#include "cedit.h"
#include "cedit_private.h"
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

static ssize_t discard(void *cookie, const char *bytes, size_t count) {
    nesh_edit *edit = cookie;
    for (size_t i = 0; i < count; i++)
        if (bytes[i] == '\a') edit->callbacks.beep(edit->callbacks.context);
    return (ssize_t)count;
}

static char *no_prompt(EditLine *el) {
    (void)el;
    return "";
}

static int next(EditLine *el, wchar_t *character) {
    nesh_edit *edit = NULL;
    el_get(el, EL_CLIENTDATA, &edit);
    uint32_t scalar = 0;
    int got = edit->callbacks.next(edit->callbacks.context, &scalar);
    *character = (wchar_t)scalar;
    return got;
}

// libedit decides by the locale what can be printed and how wide it is.
static void need_utf8(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

// libedit refuses to edit when TERM is emacs; everything that it would ask of the terminal is discarded.
static EditLine *init_anywhere(nesh_edit *edit, const char *program, int input, int output) {
    const char *term = getenv("TERM");
    char *kept = term && strcmp(term, "emacs") == 0 ? strdup(term) : NULL;
    if (kept) setenv("TERM", "dumb", 1);
    EditLine *el = el_init_fd(program, stdin, edit->sink, edit->sink, input, output, output);
    if (kept) setenv("TERM", kept, 1);
    free(kept);
    return el;
}

nesh_edit *nesh_edit_open(const char *program, int input, int output, nesh_edit_callbacks callbacks) {
    need_utf8();
    nesh_edit *edit = calloc(1, sizeof *edit);
    if (!edit) return NULL;
    edit->callbacks = callbacks;
    edit->sink = fopencookie(edit, "w", (cookie_io_functions_t){.write = discard});
    edit->history = history_winit();
    if (edit->sink && edit->history) edit->el = init_anywhere(edit, program, input, output);
    if (!edit->el) {
        int reason = errno ? errno : ENOTTY;
        nesh_edit_close(edit);
        errno = reason;
        return NULL;
    }
    el_set(edit->el, EL_CLIENTDATA, edit);
    el_set(edit->el, EL_PROMPT, no_prompt);
    el_set(edit->el, EL_SIGNAL, 0);
    el_set(edit->el, EL_GETCFN, next);
    el_set(edit->el, EL_EDITOR, "emacs");
    HistEventW event;
    history_w(edit->history, &event, H_SETSIZE, 100);
    history_w(edit->history, &event, H_SETUNIQUE, 1);
    el_wset(edit->el, EL_HIST, history_w, edit->history);
    return edit;
}

void nesh_edit_close(nesh_edit *edit) {
    if (!edit) return;
    if (edit->el) el_end(edit->el);
    if (edit->history) history_wend(edit->history);
    if (edit->sink) fclose(edit->sink);
    free(edit);
}

int nesh_edit_read(nesh_edit *edit) {
    int count = 0;
    return el_wgets(edit->el, &count) != NULL && count > 0;
}

const uint32_t *nesh_edit_line(nesh_edit *edit, size_t *length, size_t *cursor) {
    const LineInfoW *line = el_wline(edit->el);
    *length = (size_t)(line->lastchar - line->buffer);
    *cursor = (size_t)(line->cursor - line->buffer);
    if (*length && line->buffer[*length - 1] == L'\n') (*length)--;
    if (*cursor > *length) *cursor = *length;
    return (const uint32_t *)line->buffer;
}

int nesh_edit_insert(nesh_edit *edit, const uint32_t *text) {
    return *text ? el_winsertstr(edit->el, (const wchar_t *)text) : 0;
}

void nesh_edit_erase(nesh_edit *edit, int count) {
    if (count > 0) el_deletestr(edit->el, count);
}

void nesh_edit_move(nesh_edit *edit, int by) { el_cursor(edit->el, by); }

void nesh_edit_remember(nesh_edit *edit, const uint32_t *text, int limit) {
    HistEventW event;
    history_w(edit->history, &event, H_SETSIZE, limit);
    history_w(edit->history, &event, H_ENTER, (const wchar_t *)text);
}

void nesh_edit_raw(nesh_edit *edit, int on) { el_set(edit->el, EL_PREP_TERM, on); }

#endif
