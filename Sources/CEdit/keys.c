// Which keys do what. libedit takes functions without a context of their own, one C function for each,
// and binds keys by variadic calls; Swift can write neither.
#ifdef __linux__
#define _GNU_SOURCE
#include "cedit_private.h"
#include <stdlib.h>
#include <string.h>

static unsigned char call(EditLine *el, int which) {
    nesh_edit *edit = NULL;
    el_get(el, EL_CLIENTDATA, &edit);
    switch (edit->callbacks.function(edit->callbacks.context, which)) {
    case NESH_EDIT_ACCEPT: return CC_NEWLINE;
    case NESH_EDIT_STOP: return CC_EOF;
    case NESH_EDIT_BEEP: return CC_REFRESH_BEEP;
    default: return CC_REFRESH;
    }
}

#define FUNCTION(name, which)                                                                                          \
    static unsigned char name(EditLine *el, int character) {                                                           \
        (void)character;                                                                                               \
        return call(el, which);                                                                                        \
    }
FUNCTION(complete, NESH_EDIT_COMPLETE)
FUNCTION(cancel, NESH_EDIT_CANCEL)
FUNCTION(end_or_delete, NESH_EDIT_END_OR_DELETE)
FUNCTION(forward, NESH_EDIT_FORWARD)
FUNCTION(backward, NESH_EDIT_BACKWARD)
FUNCTION(rubout, NESH_EDIT_RUBOUT)
FUNCTION(delete_next, NESH_EDIT_DELETE)
FUNCTION(line_end, NESH_EDIT_LINE_END)
FUNCTION(search, NESH_EDIT_SEARCH)
FUNCTION(paste, NESH_EDIT_PASTE)
FUNCTION(clear_screen, NESH_EDIT_CLEAR_SCREEN)
FUNCTION(suspend, NESH_EDIT_SUSPEND)
FUNCTION(line_start, NESH_EDIT_LINE_START)
FUNCTION(up, NESH_EDIT_UP)
FUNCTION(down, NESH_EDIT_DOWN)
FUNCTION(older, NESH_EDIT_OLDER)
FUNCTION(newer, NESH_EDIT_NEWER)
FUNCTION(undo, NESH_EDIT_UNDO)
FUNCTION(last_argument, NESH_EDIT_LAST_ARGUMENT)
FUNCTION(editor, NESH_EDIT_EDITOR)
FUNCTION(new_line, NESH_EDIT_NEW_LINE)

static const struct {
    const char *name, *help;
    unsigned char (*function)(EditLine *, int);
} functions[] = {
    {"nesh-complete", "Complete the word or list what it could be", complete},
    {"nesh-cancel", "Drop the line and start a new one", cancel},
    {"nesh-end-or-delete", "End of input on an empty line; otherwise delete the next character", end_or_delete},
    {"nesh-forward", "Next character, or accept the hint at the end", forward},
    {"nesh-backward", "Previous character", backward},
    {"nesh-rubout", "Delete the previous character", rubout},
    {"nesh-delete", "Delete the next character", delete_next},
    {"nesh-line-end", "End of the line, or accept the hint there", line_end},
    {"nesh-search", "Search the history backwards as you type", search},
    {"nesh-paste", "Start of pasted text", paste},
    {"nesh-clear-screen", "Clear the screen", clear_screen},
    {"nesh-suspend", "Suspend the shell", suspend},
    {"nesh-line-start", "Start of the line, or of the text", line_start},
    {"nesh-up", "Line above, or an older one of the history", up},
    {"nesh-down", "Line below, or a newer one of the history", down},
    {"nesh-older", "Older line that begins like this one", older},
    {"nesh-newer", "Newer line that begins like this one", newer},
    {"nesh-undo", "Take the last change back", undo},
    {"nesh-last-argument", "Last word of the line before, then of older ones", last_argument},
    {"nesh-editor", "Edit the text in $VISUAL or $EDITOR", editor},
    {"nesh-new-line", "Begin a new line of the text", new_line},
};

// Keys that act in every mode.
static const char *const keys[][2] = {
    {"^I", "nesh-complete"},        {"^C", "nesh-cancel"},         {"^D", "nesh-end-or-delete"},
    {"^L", "nesh-clear-screen"},    {"^Z", "nesh-suspend"},
    {"\\e[200~", "nesh-paste"},     {"\\e[201~", "ed-ignore"},     {"\\e[3~", "nesh-delete"},
    {"\\e[C", "nesh-forward"},      {"\\eOC", "nesh-forward"},     {"\\e[D", "nesh-backward"},
    {"\\eOD", "nesh-backward"},     {"\\e[A", "nesh-up"},  {"\\eOA", "nesh-up"},
    {"\\e[B", "nesh-down"},   {"\\eOB", "nesh-down"},  {"\\e[H", "nesh-line-start"},
    {"\\eOH", "nesh-line-start"},    {"\\e[1~", "nesh-line-start"},  {"\\e[7~", "nesh-line-start"},
    {"\\e[F", "nesh-line-end"},     {"\\eOF", "nesh-line-end"},    {"\\e[4~", "nesh-line-end"},
    {"\\e[8~", "nesh-line-end"},    {"\\e[1;5C", "em-next-word"},  {"\\e[1;5D", "ed-prev-word"},
    {"\\e[1;3C", "em-next-word"},   {"\\e[1;3D", "ed-prev-word"},  {"\\e[5C", "em-next-word"},
    {"\\e[5D", "ed-prev-word"},     {"\\eOc", "em-next-word"},     {"\\eOd", "ed-prev-word"},
    {"\\e[3;5~", "em-delete-next-word"}, {"\\e[Z", "nesh-complete"}, {"\\e[2~", "ed-ignore"},
    {"\\e[5~", "nesh-older"}, {"\\e[6~", "nesh-newer"},
    {"\\e[1;5A", "ed-ignore"},      {"\\e[1;5B", "ed-ignore"},     {"\\e[I", "ed-ignore"},
    {"\\e[O", "ed-ignore"},        {"^P", "nesh-up"},              {"^N", "nesh-down"},
    {"^_", "nesh-undo"},            {"\\e\\r", "nesh-new-line"},    {"\\e\\n", "nesh-new-line"},
};

// C1 controls, which no terminal sends: the caller's way to libedit's own commands.
static const char *const private_keys[][2] = {
    {"\\200", "ed-prev-history"}, {"\\201", "ed-next-history"},
    {"\\202", "ed-search-prev-history"}, {"\\203", "ed-search-next-history"},
};

// Keys of the emacs mode; vi has its own meanings for them.
static const char *const emacs_keys[][2] = {
    {"^A", "nesh-line-start"}, {"^X^U", "nesh-undo"}, {"^X^E", "nesh-editor"}, {"\\e.", "nesh-last-argument"},
    {"\\e_", "nesh-last-argument"},
    {"^F", "nesh-forward"}, {"^B", "nesh-backward"}, {"^E", "nesh-line-end"},  {"^H", "nesh-rubout"},
    {"^?", "nesh-rubout"},  {"^R", "nesh-search"},   {"^W", "ed-delete-prev-word"}, {"\\e^?", "ed-delete-prev-word"},
};

// In vi's insert mode ESC alone leaves that mode, so that a key's sequence may not begin with it: the
// caller begins such sequences with Ctrl-\ instead.
static void bind_everywhere(nesh_edit *edit, const char *key, const char *function) {
    char other[32];
    if (strncmp(key, "\\e", 2) == 0) {
        snprintf(other, sizeof other, "^\\\\%s", key + 2);
        key = other;
    }
    el_set(edit->el, EL_BIND, key, function, NULL);
    el_set(edit->el, EL_BIND, "-a", key, function, NULL);
}

static void bind_keys(nesh_edit *edit) {
    for (size_t i = 0; i < sizeof private_keys / sizeof *private_keys; i++)
        bind_everywhere(edit, private_keys[i][0], private_keys[i][1]);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (edit->is_vi)
            bind_everywhere(edit, keys[i][0], keys[i][1]);
        else
            el_set(edit->el, EL_BIND, keys[i][0], keys[i][1], NULL);
    if (edit->is_vi) {
        el_set(edit->el, EL_BIND, "^H", "nesh-rubout", NULL);
        el_set(edit->el, EL_BIND, "^?", "nesh-rubout", NULL);
        el_set(edit->el, EL_BIND, "^R", "nesh-search", NULL);
        el_set(edit->el, EL_BIND, "-a", "k", "nesh-up", NULL);
        el_set(edit->el, EL_BIND, "-a", "j", "nesh-down", NULL);
        el_set(edit->el, EL_BIND, "-a", "v", "nesh-editor", NULL);
        el_set(edit->el, EL_BIND, "^X^E", "nesh-editor", NULL);
        return;
    }
    el_set(edit->el, EL_BIND, "^\\\\", "ed-ignore", NULL);
    for (size_t i = 0; i < sizeof emacs_keys / sizeof *emacs_keys; i++)
        el_set(edit->el, EL_BIND, emacs_keys[i][0], emacs_keys[i][1], NULL);
}

// `bind -v` and `bind -e` start from a fresh key map: they come before our keys, all else after them.
static int chooses_mode(int count, const char **words) {
    if (count != 2) return 0;
    const char *colon = strchr(words[0], ':'); // "nesh:bind" is for this program only
    return strcmp(colon ? colon + 1 : words[0], "bind") == 0
        && (strcmp(words[1], "-v") == 0 || strcmp(words[1], "-e") == 0);
}

static void carry_out(nesh_edit *edit, FILE *file, int modes) {
    char *line = NULL;
    size_t room = 0;
    rewind(file);
    while (getline(&line, &room, file) > 0) {
        line[strcspn(line, "\r\n")] = 0;
        if (line[strspn(line, " \t")] == '#') continue;
        Tokenizer *tokenizer = tok_init(NULL);
        int count = 0;
        const char **words = NULL;
        if (tokenizer && tok_str(tokenizer, line, &count, &words) == 0 && count > 0
            && chooses_mode(count, words) == modes)
            el_parse(edit->el, count, words);
        if (tokenizer) tok_end(tokenizer);
    }
    free(line);
}

void nesh_edit_configure(nesh_edit *edit, const char *path) {
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        el_set(edit->el, EL_ADDFN, functions[i].name, functions[i].help, functions[i].function);
    FILE *file = path ? fopen(path, "re") : NULL;
    if (file) carry_out(edit, file, 1);
    const char *mode = "emacs";
    el_get(edit->el, EL_EDITOR, &mode);
    edit->is_vi = strcmp(mode, "vi") == 0;
    bind_keys(edit);
    if (file) {
        carry_out(edit, file, 0);
        fclose(file);
    }
    // A setting that took these away would leave a prompt that cannot be used.
    el_set(edit->el, EL_EDITMODE, 1);
    el_set(edit->el, EL_SIGNAL, 0);
    el_set(edit->el, EL_SETTY, "-d", "-isig", "-icrnl", "-inlcr", "-ixon", NULL);
}

int nesh_edit_is_vi(nesh_edit *edit) { return edit->is_vi; }

#endif
