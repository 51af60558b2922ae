"""The outcome for a person at a terminal: two screens, every number explained, every decision with its clause."""
