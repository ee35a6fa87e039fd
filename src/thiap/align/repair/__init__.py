"""What is mended once the path is found, each step by its own kind of evidence."""
