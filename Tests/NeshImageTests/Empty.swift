// Tests of NeshImage.
