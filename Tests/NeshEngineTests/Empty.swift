// Tests of NeshEngine.
