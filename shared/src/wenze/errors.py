"""The family of errors that pass by themselves. Invalid messages and refusals by a rule have homes of their own."""

from typing import Literal

Dependency = Literal["kafka", "mongodb", "identity-issuer"]


class Transient(Exception):  # noqa: N818 - one of the three families of errors, named as the documents name it
    """Nothing is wrong with the input: the same attempt may succeed later. `dependency` is what did not answer."""

    def __init__(self, dependency: Dependency, problem: str) -> None:
        super().__init__(f"{dependency}: {problem}")
        self.dependency: Dependency = dependency
        self.problem = problem
