/// Which arrow a person pressed.
enum ArrowKey { case up, down, left, right }
