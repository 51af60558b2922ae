"""Why a demonstration did not come to its end."""


class Failed(Exception):  # noqa: N818 - the root of what the demonstration itself can find wrong
    """Something is not as the demonstration needs it; the text says in Chinese what, for the person at the terminal."""
