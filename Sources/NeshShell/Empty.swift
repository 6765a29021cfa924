// Placeholder so that the empty target builds; replaced by the target's first file.
