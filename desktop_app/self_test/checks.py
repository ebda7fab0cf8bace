"""How a step of the self-test says that something came out otherwise."""


class SelfTestFailed(Exception):
    """Something came out otherwise than it must."""


def expect(held: bool, otherwise: str) -> None:
    """Fail with a sentence when something is not as it must be."""
    if not held:
        raise SelfTestFailed(otherwise)
