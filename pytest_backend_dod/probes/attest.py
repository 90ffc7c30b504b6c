"""The attest probe."""

from __future__ import annotations

from .interface import NoParameters, Probe


class Attest(Probe[NoParameters]):
    """A person has vouched for what no probe can see.

    What it proves: that somebody put a name and a date to the line, and until when it stands.

    What it cannot see: whether it is true.

    How it decides: an entry in `[[tool.backend-dod.attestations]]` names the item, who vouches
    (`by`), since when (`on`) and until when (`until`). Without one the item is not done.

    Source: the line is about a review, an approval, a demo or something else that people do.
    """

    name = "attest"
    phrases = (
        "review*",
        "approv*",
        "sign off",
        "signed off",
        "demo*",
        "accept* by",
        "story accepted",
        "feature accepted",
        "accept the story",
        "acceptance criteri*",
        "acceptance test*",
        "product owner",
        "stakeholder*",
        "deployed to",
        "staging",
        "communicat*",
        "announc*",
        "on call",
        "walkthrough",
        "retrospective",
        "backup*",
        "alert*",
        "manual* test*",
        "manual* ... verified",
        "manual qa",
        "manual smoke test*",
        "usability test*",
        "pen test*",
        "penetration test*",
        "rollback plan*",
        "accessibility",
        "wcag",
        "screenshot*",
        "cross browser",
        "sprint goal",
        "feature flag*",
        "linked the issue",
        "issue linked",
        "sub tasks",
        "subtasks",
        "test plan",
        "test data",
    )
    Parameters = NoParameters
