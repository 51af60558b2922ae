"""Whether a cadre may be promoted, honoured or appointed on a day, and what a person must look at first."""
