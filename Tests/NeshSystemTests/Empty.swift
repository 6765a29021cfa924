// Tests of NeshSystem.
