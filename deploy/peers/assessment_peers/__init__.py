"""The decision that `POST /v1/assessments` makes, written for other rule engines as their documentation would have it.

It runs in an environment of its own (requirements-benchmark.txt). Texts come from the rules measured, so that only the
making of the decision differs. Left out by all of them: the refusal of facts that contradict themselves, the breakdown
of a circumstance into conditions, settings other than the defaults, Chinese citations and the receipt.
"""
