// Tests of NeshShell.
