// Tests of NeshTerminal.
