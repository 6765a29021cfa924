#include "cedit.h"
