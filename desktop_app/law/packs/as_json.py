"""What `sodanchu law-pack verify --json` prints; described in docs/cli.md."""

from datetime import date
from typing import Any

import msgspec

from desktop_app.law.deadlines.shipped import shipped_rules
from desktop_app.law.packs.differences import RuleChange, limit_words, rule_changes
from desktop_app.law.packs.keys import fingerprint
from desktop_app.law.packs.proof import Proof
from desktop_app.law.packs.read import CheckedPack
from desktop_app.law.report_forms import Form


def pack_json(checked: CheckedPack) -> dict[str, Any]:
    """A whole pack as plain values; days are "YYYY-MM-DD"."""
    pack = checked.pack
    return {
        "signature": "valid",
        **msgspec.to_builtins(pack.head),
        "key": checked.key,
        "fingerprint": fingerprint(checked.key),
        "rules": [_rule(change) for change in rule_changes(shipped_rules(), pack.rules)],
        "days": msgspec.to_builtins(pack.days),
        "forms": [_form(form) for form in pack.forms],
        "examples": len(checked.proofs),
        "failed": [_failed(proof) for proof in checked.failed],
    }


def _rule(change: RuleChange) -> dict[str, Any]:
    told = msgspec.to_builtins(change.rule)
    replaced = [limit_words(old) for old in change.replaced]
    return {
        **told,
        "limit": limit_words(change.rule),
        "effect": change.effect.value,
        "replaces": replaced,
    }


def _form(form: Form) -> dict[str, Any]:
    told = msgspec.to_builtins(form)
    names = ("code", "name", "document", "article", "valid_from", "valid_to")
    return {**{name: told[name] for name in names}, "items": len(form.items)}


def _failed(proof: Proof) -> dict[str, Any]:
    example = proof.example
    return {
        "code": example.code,
        "start": example.start.isoformat(),
        "expected": {"raw_due": _day(example.raw_due), "due": _day(example.due)},
        "got": {"raw_due": _day(proof.raw_due), "due": _day(proof.due)},
        "problem": proof.problem,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
