"""Official years of the working-day calendar that an office imported."""
