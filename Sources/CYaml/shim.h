// libyaml as Swift sees it: the parser's events. The archive is named in Package.swift.
#include <yaml.h>
