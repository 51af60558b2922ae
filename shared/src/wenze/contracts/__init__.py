"""The messages the services exchange: one module a topic, every message versioned and additive."""
