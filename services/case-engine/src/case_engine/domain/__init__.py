"""The regulation applied, free of any technology: what an assessment says, and how a case may proceed."""
