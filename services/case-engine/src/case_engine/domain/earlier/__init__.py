"""Decisions that were in force before this system kept cases: what their letters say, and what follows from it."""
