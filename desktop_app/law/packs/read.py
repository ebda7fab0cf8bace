"""Reads a law pack: signature first, then what is in it, then its examples."""

from dataclasses import dataclass
from pathlib import Path

from db.errors import known_problems
from desktop_app.jobs import Job
from desktop_app.law.deadlines.shipped import shipped_rules
from desktop_app.law.packs.decode import decode
from desktop_app.law.packs.envelope import MOST_BYTES, unseal
from desktop_app.law.packs.pack import LawPack
from desktop_app.law.packs.proof import Proof, prove


@dataclass(frozen=True)
class CheckedPack:
    """A pack whose signature and shape are right; its examples may have failed.

    `content` is the file's whole text, so that the signature can be checked again at any time.
    """

    pack: LawPack
    key: str
    content: str
    proofs: tuple[Proof, ...]

    @property
    def failed(self) -> tuple[Proof, ...]:
        """The examples that came out wrong."""
        return tuple(proof for proof in self.proofs if not proof.right)


def read_pack(path: Path, job: Job | None = None) -> CheckedPack:
    """Read and check a file; UserError or KnownProblem in one sentence when it cannot be used."""
    with known_problems(path), path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    return check_pack(data, job)


def check_pack(data: bytes, job: Job | None = None) -> CheckedPack:
    """The same for the bytes of a file."""
    signed = unseal(data)
    pack = decode(signed.text)
    return CheckedPack(pack, signed.key, data.decode(), prove(pack, shipped_rules(), job))
