"""What the aligner knows of a pair of texts: runs, their vectors, the facts they share."""
