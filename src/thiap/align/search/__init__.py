"""The search for the best path of beads: scores, blocks, anchors."""
