"""What a command of this service would raise to say no."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """No command refuses so far: rosters and decisions are facts of others, recorded as they come."""
