"""What a clause is about, of all the names that its words lead to.

A name found beside others may only say in which respect another one is meant: "audit events for
login" are about logging, "a histogram of request durations" about metrics, "rate limits documented"
about rate limits. It is then left out, unless another clause of the line asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from .conditions import without_conditions, without_qualities
from .matching import parted
from .normal_form import plain

Find = Callable[[str], Mapping[str, str]]
"""From a normalised line to names with the words that led to them."""

_PART = re.compile(r"[;；，、()]|,(?!\d{3}(?!\d))|\s[-–—+&]\s|\s/\s|\.\s|(?<=\w{2}ed)[:：]")
_AND = re.compile(r"\band\b|\by\b|\bund\b|\bet\b|\be\b")
_PREDICATE = re.compile(
    r"\b(?:is|are|be|has|have|must|pass(?:es)?|green|works?|clean|complete|current|valid|exists?"
    r"|returns?"
    r"|\w{3,}(?<!need)(?<!speed)(?<!feed)ed|written|done|met|run|runs|set|kept|built|shown)\b",
)
_LINK = re.compile(
    r" (?:for|per|of|by|on|at|to|from|during|under|across|between|through|via|after|about|within"
    r"|as|against|using|into|upon|when|while) "
)
"""Words behind which only something nearer is said about what stands before them."""

OVERRIDES: Mapping[str, frozenset[str]] = {
    "caching": frozenset({"authorization", "endpoints", "validation"}),
    "connection-pool": frozenset({"errors", "tests"}),
    "container": frozenset({"build"}),
    "cors": frozenset({"authorization", "caching", "configuration"}),
    "debug": frozenset({"logging"}),
    "degradation": frozenset({"caching", "fuzz"}),
    "coverage": frozenset({"lint"}),
    "fuzz": frozenset({"openapi"}),
    "graceful-shutdown": frozenset({"connection-pool", "degradation", "throughput"}),
    "graphql": frozenset({"complexity", "docs", "openapi"}),
    "health": frozenset(
        {"authentication", "connection-pool", "degradation", "endpoints", "errors"}
    ),
    "idempotency": frozenset({"endpoints"}),
    "latency": frozenset({"endpoints"}),
    "logging": frozenset({"authentication", "authorization", "indexes", "latency", "validation"}),
    "metrics": frozenset(
        {
            "latency",
            "throughput",
            "connection-pool",
            "caching",
            "errors",
            "rate-limit",
            "authentication",
        }
    ),
    "migrations": frozenset({"breaking-changes", "build", "idempotency", "transactions"}),
    "openapi": frozenset({"types", "lint"}),
    "pagination": frozenset({"endpoints", "validation"}),
    "rate-limit": frozenset({"endpoints", "openapi", "throughput"}),
    "schema-drift": frozenset({"openapi", "docs"}),
    "secrets": frozenset({"authentication"}),
    "security-headers": frozenset({"validation"}),
    "static-security": frozenset({"lint"}),
    "throughput": frozenset({"fuzz", "tests"}),
    "tracing": frozenset({"outbound-calls"}),
    "transactions": frozenset({"errors", "degradation"}),
}
"""Name → names that say, in one clause with it, only in which respect it is meant."""

_OWN: Mapping[str, re.Pattern[str]] = {
    "attest": re.compile(
        r"\b(?:approv|sign|accept|demo|deploy|merg|po\b|product|stakeholder|qa\b|agree|discuss|peer"
        r"|review|by |with |team|customer|announc|inform|notif|brief|legal|privacy"
        r"|sales|staging|manual|sprint|ticket|jira|owner|dba\b|board|second|four|vier|abgenommen"
        r"|commit|rollback|dashboard|alert|slo|backup|criteri|criterion|design)|[^\x00-\x7f]"
    ),
    "docs": re.compile(
        r"\b(?:readme|guide|runbook|docs?\b|wiki|adr|decision|diagram|comment|docstring|manual"
        r"|handbook|confluence|javadoc|how|instruction|document\b|documentation"
        r"|(?:code|changes?|features?|everything|functionality|work)\b.*documented)"
    ),
}
"""Name → words without which it counts only where its clause leads to no other."""


_OTHER_DOCS = re.compile(
    r"readme|guide|runbook|wiki|adr|decision|diagram|comment|docstring|manual|handbook|confluence"
    r"|javadoc|how|instruction|user|developer|technical|architecture"
)
"""Documents that are not the description of the API."""

_OBJECTS = frozenset(
    parted(
        """attest, authentication, authorization, caching, configuration, connection-pool,
        container, docs, endpoints, indexes, latency, lint, metrics, migrations,
        pagination, types, validation"""
    )
)
"""Names that a word behind a link may only mention: "audit events for login"."""

_MEASURED = frozenset({"caching", "latency", "pagination", "validation"})
"""Names among them that a figure asks for wherever it stands: "100 RPS at p95 < 300 ms"."""

_FIGURE = re.compile(r"\d ?(?:%|ms|s|rps|req|seconds?)\b")


_MEANS = re.compile(
    r"(?:enforced|measured|checked|verified|proven|proved|ensured|tracked|reported|tested) "
    r"(?:by|with|via|using|through) (?!an? )"
)
"""How a clause begins that only says by what: "complexity below 10, enforced by Ruff"."""

_MANAGED = re.compile(
    r"(?:(?:all|new|the|any|no) )*(?:(?!dependabot|codeql|snyk|security|secret|scan)[a-z]+ )?"
    r"(?:alerts?|alarms?|alerting|dashboards?|slos?|slas?"
    r"|trainings?"
    r"|workshops?|meetings?|approvals?|sign off|backups?|on call|upgrade to|tour|webinar)\b"
    r"(?! (?:endpoint|api|route|and|or))"
)
"""What lines begin with that people or other systems see to, whatever it is about."""

_PEOPLE = re.compile(
    r"\b(?:agreed|announced|communicated|handed (?:over|out|to)|sent to|passed to|acknowledged|told"
    r"|asked|invited|held|scheduled|booked|planned|discussed|staffed|trained|decided|clarified"
    r"|negotiated|signed|ordered|translated|printed|rehearsed"
    r"|estimated)\b"
)
"""What only people do with something, whatever it is."""


def about(found: Mapping[str, str], text: str, find: Find) -> dict[str, str]:
    """Return those of the names found in a line that it is about, with their words."""
    if len(found) < 2:
        return dict(found)
    seen: set[str] = set()
    kept: set[str] = set()
    for clause in clauses(without_conditions(text)):
        line = plain(clause)
        names = find(line)
        seen |= set(names)
        if _MEANS.match(line) and kept:
            continue
        kept |= set(_about(names, line, find))
    return {name: words for name, words in found.items() if name in kept or name not in seen}


def clauses(text: str) -> Iterator[str]:
    """Give the clauses of a line; "and" parts only what has predicates on both sides."""
    for part in _PART.split(text):
        start, lower = 0, part.lower()
        if len(lower) != len(part):
            lower = part
        for link in _AND.finditer(lower):
            begin, end = link.span()
            if _PREDICATE.search(lower, start, begin) and _PREDICATE.search(lower, end):
                yield part[start:begin]
                start = end
        yield part[start:]


_NO_SUBJECT = re.compile(
    r"(?:and |or |but |as )?(?:which|that|who|whose|it|they|this|these|those|so|because|since|then"
    r"|even|also|with|without|to|for|from|in|on|at|by|of|as|not|no|never|none|nothing|each|both"
    r"|only|e\.g|if|when|where|while|until|unless|after|before|including|incl|using|via|per|than"
    r"|rather|instead|otherwise|see|leaves?|keeps?|returns?|gives?|says?|fails?|shows?|uses?"
    r"|(?:the )?(?:thresholds?|targets?|limits?|examples?|details?|rest|others|results?|ones"
    r"|values?)|\w+ed|written|done|met|run|set|kept|built|shown|is|are|be|has|have|must|works?"
    r"|clean|green)\b",
)
"""How a clause begins that only goes on with what was said before it."""


def statements(text: str) -> Iterator[str]:
    """Give the clauses that are criteria of their own: they have a subject and a predicate.

    Between semicolons everything is a criterion, between commas and "and" only what says so:
    "Unit, integration and contract tests pass" is one.
    """
    for part in re.split(r"[;；]", text):
        inner = [clause.strip(" .:") for clause in clauses(part)]
        # A single clause is one criterion, whatever it says.
        own = [clause for clause in inner if _is_statement(clause)] if len(inner) > 1 else []
        if len(own) > 1 and own[0] == inner[0]:
            yield from own
        elif len(part.split()) > 1 and not part.strip().lower().startswith("none "):
            yield part.strip(" .")


def _is_statement(clause: str) -> bool:
    clause = clause.lower()
    found = _PREDICATE.search(without_qualities(clause))
    return (
        found is not None
        and len(clause.split()) > 1
        and found.start() > 0
        and _NO_SUBJECT.match(clause) is None
    )


def _about(names: Mapping[str, str], line: str, find: Find) -> Iterator[str]:
    if "attest" in names and _MANAGED.match(line) and "attest" not in _equal(line, find):
        yield "attest"
        return
    done = _PEOPLE.search(line)
    if done and "attest" in names and len(_PREDICATE.findall(without_qualities(line))) == 1:
        yield "attest"
        return
    head = _LINK.split(line, maxsplit=1)[0]
    first = find(head) if head != line else names
    equal = _equal(line, find)
    occasions = _of_occasion(line, find)
    for name, words in names.items():
        others = set(names) - {name}
        if any(name in OVERRIDES.get(other, ()) for other in others) and name not in equal:
            continue
        if name in occasions:
            continue
        if name == "docs" and "openapi" in others - equal and not _OTHER_DOCS.search(words):
            continue
        own = _OWN.get(name)
        if others and own is not None and not own.search(words) and not _DONE_AND.fullmatch(line):
            continue
        said = line.endswith(words) and _PREDICATE.fullmatch(words)
        nearer = first and name not in first and " " not in words and name in _OBJECTS
        nearer = nearer and not said
        if nearer and not (name in _MEASURED and _FIGURE.search(line)):
            continue
        yield name


_DONE_AND = re.compile(r"(?:\w+(?:ed|en) (?:and )?)*documented")
"""The rest of "code reviewed, tested and documented"."""

_WHEN = re.compile(r" (?:when|while|until|before|once|as soon as|after) ")
_SAID_OF_OCCASIONS = frozenset(
    {"attest", "degradation", "errors", "graceful-shutdown", "rate-limit"}
)
"""Names that are about what happens then: "503 while the database is away"."""


def _of_occasion(line: str, find: Find) -> set[str]:
    """Return the names that only say when: "settings are checked when the service starts"."""
    head, *tail = _WHEN.split(line, maxsplit=1)
    said = find(head) if tail else {}
    return set(find(tail[0])) - set(said) - _SAID_OF_OCCASIONS if said else set()


def _equal(line: str, find: Find) -> set[str]:
    """Return the names on either side of the only "and" of a line: "logging and authentication"."""
    sides = line.split(" and ")
    if len(sides) != 2 or _LINK.search(line) or " in " in line:
        return set()
    first, second = (set(find(side)) for side in sides)
    return first ^ second
