// Tests of NeshEndToEnd.
