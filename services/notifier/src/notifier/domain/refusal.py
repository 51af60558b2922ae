"""An answer, not an error: a rule says no, names its clause and tells what to do."""


class Refusal(Exception):  # noqa: N818 - one of the three families of errors, named as the documents name it
    """`clause` is a reference such as `accountability:10.3`; `text` is Chinese: what is refused, why, what to do."""

    def __init__(self, clause: str, text: str) -> None:
        super().__init__(text)
        self.clause = clause
        self.text = text
