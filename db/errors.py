"""Problems of the world (disk, lock, damage) as sentences; everything else is a bug."""


class KnownProblem(Exception):
    """A problem that is not the program's fault and has a next step for the person.

    `message` says what happened and what was kept; `next_step` says what to do.
    """

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(f"{message} {next_step}".strip())
        self.message = message
        self.next_step = next_step
