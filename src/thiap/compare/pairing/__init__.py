"""Which fact of one side answers which of the other."""
