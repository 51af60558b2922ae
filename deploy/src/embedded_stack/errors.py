"""Why a stack did not start or did not go on; the texts are for the person at the terminal."""


class StackRefusedError(Exception):
    """Nothing was started. The text says in Chinese what is wrong and what to do."""


class ComponentFailedError(Exception):
    """A component ended by itself or never got ready. The text names it in Chinese; `log_tail` holds its last lines."""

    def __init__(self, text: str, log_tail: str) -> None:
        super().__init__(text)
        self.log_tail = log_tail
