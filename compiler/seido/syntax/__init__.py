"""From text to tree: the words, the lines, the grammar, and what is wrong with a file that cannot be read."""
