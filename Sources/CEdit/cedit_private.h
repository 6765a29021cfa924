#ifndef CEDIT_PRIVATE_H
#define CEDIT_PRIVATE_H

#include "cedit.h"
#include <histedit.h>
#include <stdio.h>

struct nesh_edit {
    EditLine *el;
    HistoryW *history;
    FILE *sink;
    int is_vi;
    nesh_edit_callbacks callbacks;
};

#endif
