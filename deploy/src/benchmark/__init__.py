"""How much this machine gets through: assessments per second, and clues and decisions per second through the services.

Not a timed test: the numbers are for comparing a later state of the code with this one on the same machine. Beside each
stands a plain loop that does only what cannot be avoided, measured in the same run, since a ratio travels better
between machines than a number.
"""
