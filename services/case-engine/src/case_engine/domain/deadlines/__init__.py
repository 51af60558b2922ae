"""The deadlines of a case: what is due when, on which clause, and why on that day."""
