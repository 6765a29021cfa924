// Tests of NeshData.
