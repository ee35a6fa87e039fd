"""Findings made from what the steps before know; every check chooses its own from here."""
