"""Lines from whose words nothing can be decided: "Performance considered", "Good coverage".

They name a property and then only an opinion or an intention. To map them would be a guess, so
they stay unmapped, with the advice to say what is meant. A figure, a negation or a second subject
makes a line more than that.
"""

from __future__ import annotations

import re

from .matching import parted

_SUBJECT = (
    r"(?:(?:the|our|my|all|any|overall|general|api|system|service|code|application|backend|test"
    r"|unit"
    r"|non functional|nonfunctional|line) )*"
    r"(?:performance|speed|scalability|reliability|security|quality|code|codebase|design|structure"
    r"|architecture|implementation|solution|maintainability|readability|robustness|stability"
    r"|coverage|testing|requirements|hygiene)"
)
_GOOD = (
    r"(?:very |reasonably |sufficiently |quite |well )?(?:good|decent|fine|ok|okay|acceptable"
    r"|adequate|appropriate|reasonable|reasonably|sufficient|satisfactory|satisfying|solid|sound"
    r"|nice|great"
    r"|excellent|proper|robust|high|optimal|optimi[sz]ed|tidy|clean|sane|sensible|enough|improved"
    r"|fast|efficient|scalable|stable|thorough|comprehensive)(?: enough)?"
)
_THOROUGHLY = (
    r"(?:thoroughly|properly|well|sufficiently|adequately|extensively|appropriately|carefully"
    r"|enough"
    r"|fully|completely)"
)
_WELL = (
    r"(?:well|cleanly|nicely|properly|carefully|thoughtfully|sensibly|neatly|beautifully|sanely)"
)
_MADE = (
    r"(?:designed|structured|written|organi[sz]ed|architected|engineered|crafted|factored|built"
    r"|implemented|thought out|modelled|modeled|named|maintained|coded|laid out|done|made)"
)
_THOUGHT = (
    r"(?:considered|thought (?:about|of|through|over)|looked (?:at|into|over)|(?:kept )?in mind"
    r"|taken (?:into (?:account|consideration)|care of)|cared for|paid attention to"
    r"|not forgotten|given some thought)"
)
_FIELD = r"non functional|nonfunctional|quality|performance|security|technical"
_OF_WHAT = r"(?: nfrs?)?(?: (?:for|of|on|in|regarding|like|such as)(?: [a-z]+){1,8}?)?"
_VAGUE = re.compile(
    rf"(?:.*\b)?{_THOUGHT}"
    r"|(?:have|has|did) (?:you|we|i|the author) (?:thought|think|considered?|looked?|cared?)\b"
    r"(?!.*\b(?:test|document)\w*).*"
    rf"|(?:consider|think about|think of|keep in mind|mind|care for|pay attention to) {_SUBJECT}"
    rf"|{_SUBJECT}(?: (?:is|are|was|looks?|seems?|remains?|stays?|has been|have been))? {_GOOD}"
    rf"|{_GOOD} (?:{_SUBJECT}|(?:unit |automated )?tests|test cases|tests coverage|naming|names)"
    r"|(?:everything|all|it|the (?:code|change|feature|service|api)|code|changes?|features?|api)"
    rf"(?: (?:is|are|was|were|has been|have been))? (?:{_THOROUGHLY} tested|tested {_THOROUGHLY})"
    rf"|(?:{_THOROUGHLY} tested|tested {_THOROUGHLY})"
    rf"|(?:(?:{_SUBJECT}|api|apis|interface|service|system|module|backend|component)"
    rf" (?:is |are |was |were )?)?{_WELL} {_MADE}(?: (?:{_SUBJECT}|api|apis|interface|service"
    rf"|system))?"
    rf"|(?:(?!and\b|with\b|pass|green)[a-z]+ ){{0,4}}{_GOOD} (?:(?:test|code|unit|line) )?coverage"
    r"(?: (?:of|for|in|on|across)(?: (?!and\b)[a-z]+){1,4})?"
    rf"|(?:all )?(?:agreed )?(?:{_FIELD}) requirements{_OF_WHAT}"
    r" (?:are |were |have been )?(?:met|satisfied|fulfilled|considered)"
    rf"|(?:it )?(?:meets?|satisf\w+|fulfil\w+|complies with) (?:[a-z]+ ){{0,3}}(?:{_FIELD})"
    rf" requirements{_OF_WHAT}"
)


_EMPTY = frozenset(
    parted(
        """calm, careful, carefully, clarity, coherent, compact, complicated, complex, concise,
        confident, consistent, consistently, correctness, craftsmanship, decoupled, effective,
        effectively, engineered, engineering, excellence, expectations, flexible, flexibility,
        fragile, intuitive, kiss, lean, legible, logical, meaningful, mess, messy, minimal,
        mindful, neat, neatly, normal, overcomplicated, overengineered, yagni, professional,
        problem, problems, purpose, satisfied, smooth, smoothly, standard, standards,
        straightforward, strong, successful, successfully, suitable, surprises, surprising, thing,
        things, think, thought, trustworthy, ugly, unnecessary, useful, value, a, acceptable,
        adequate, all, always, an, and, any, appropriate, architecture, are, as, at, awesome, bad,
        be, beautiful, been, being, best, better, business, but, by, can, case, cases, cause,
        changes, clean, cleanly, clear, clever, code, codebase, cohesion, cohesive, complexity,
        concerns, considered, corner, correct, correctly, could, coupled, coupling, decent, design,
        designed, do, does, done, easily, easy, edge, efficient, efficiently, elegant, else,
        enough, every, everything, excellent, expected, extendable, extensible, fast, feature,
        features, feel, fine, follow, followed, follows, for, from, fully, future, generally, good,
        great, hacky, happy, has, have, high, how, i, idiomatic, im, implementation, implemented,
        improved, in, industry, is, issues, it, its, keep, kept, less, like, logic, looks, loose,
        loosely, low, made, maintainability, maintainable, maintained, makes, me, modern, modular,
        more, much, my, nice, no, not, nothing, obvious, of, ok, okay, on, optimal, optimised,
        optimized, or, organised, organized, our, overall, own, pattern, patterns, perfect,
        performance, performant, please, practice, practices, principle, principles, prod,
        production, proof, proper, properly, proud, quality, quite, readability, readable, ready,
        reasonable, reasonably, reliability, reliable, respected, reusable, robust, robustness,
        sane, scalability, scalable, scale, scales, secure, security, seems, sensible, sensibly,
        ship, should, simple, simplicity, smart, so, solid, solution, sound, stability, stable,
        state, still, strange, structure, structured, styled, sufficient, sufficiently,
        sustainable, take, than, that, the, their, them, there, this, tidy, to, too, understand,
        understandable, understood, unexpected, usability, usable, very, was, way, we, weird, well,
        were, what, with, within, without, work, worked, working, works, written, wrong, you,
        your"""
    )
)
"""Words of which nothing follows, whatever line they make."""


_DIGIT = re.compile(r"\d")


def is_vague(line: str) -> bool:
    """Whether a normalised line says nothing that could be decided."""
    line = " ".join(line.replace(",", " ").split())
    words = set(line.replace("|", " ").split())
    if words <= _EMPTY:
        return bool(words)
    return _DIGIT.search(line) is None and _VAGUE.fullmatch(line) is not None
