"""A rule said no: an answer for a person, not a fault of the system."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """What a rule refuses. `clause` is its basis (`accountability:11`); `text` says what is wrong and what to do."""

    def __init__(self, clause: str, text: str) -> None:
        super().__init__(f"{clause}: {text}")
        self.clause = clause
        self.text = text
