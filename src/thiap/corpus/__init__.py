"""Many pairs: what to compare (manifest), who computes (engines), where results go (store)."""
