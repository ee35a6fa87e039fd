"""Input formats: path to Document."""
