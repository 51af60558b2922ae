"""The family of errors that no retry can mend."""


class InvalidMessage(Exception):  # noqa: N818 - one of the three families of errors, named as the documents name it
    """A message that no retry can mend. `body` is what may be kept in its dead letter if not the raw one."""

    def __init__(self, problem: str, body: bytes | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.body = body
