"""The contents of a mixed paper, each of which becomes a paper of its own; pure."""

from dataclasses import dataclass, replace

from desktop_app.petitions.model import Petition, PetitionValues


@dataclass(frozen=True, kw_only=True)
class Part:
    """One of the contents of a mixed paper."""

    kind: str
    content: str
    request: str = ""
    field: str = ""
    respondent: str = ""
    respondent_post: str = ""


def part_values(kept: Petition, part: Part, split_from: str) -> PetitionValues:
    """The values of a part: received as the whole was, to be looked at anew."""
    return replace(
        kept.values,
        kind=part.kind,
        content=part.content,
        request=part.request,
        field=part.field,
        respondent=part.respondent,
        respondent_post=part.respondent_post,
        split_from_uid=split_from,
        qualified="",
        unqualified_because="",
        in_competence="",
        competent_body="",
        national_on=None,
        note="",
    )
