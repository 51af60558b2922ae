"""Between the case engine and what it runs on: stored events, messages, the regulation's data, read models."""
