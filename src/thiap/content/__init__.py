"""Whether each part of a text is said on the other side: the evidence behind omission and addition."""
