"""What a line states about properties that have no probe yet: figures, kinds, severities.

Each function reads one property and returns its parameters; a probe that is written takes its
function along. A figure is taken only with the words that make it one: a unit, a percentile,
"complexity". Versions, dates, ticket numbers and values of the past have none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .conditions import without_conditions
from .names import plain_letters
from .thresholds import is_past, rate

_DURATION = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,3}(?:[,.]\d{3})+|\d+(?:[.,]\d+)?)\s*-?"
    r"(?P<unit>ms|msec|milli-?seconds?|millis|milisegundos|millisecondes|millisekunden|毫秒|ミリ秒"
    r"|s|sec|secs|seconds?|segundos?|secondes?|sekunden?|秒|minutes?|mins?)(?![\w/])",
    re.IGNORECASE,
)
_PERCENTILE = re.compile(
    r"\bp(?P<short>50|75|90|95|99)\b|\b(?P<long>50|75|90|95|99)(?:th|st|nd)?[ -]percentile\b"
    r"|\b(?P<share>50|75|90|95|99) ?% of (?:all |the )?(?:requests|calls|cases|responses|queries)\b"
    r"|\b(?P<mean>average|avg|mean|promedio|moyenne?|m[ée]dia|durchschnitt\w*)\b|(?P<median>\bmedian)",
    re.IGNORECASE,
)
_BEHIND = 40
"""Characters behind a duration in which its percentile can stand."""
_NO_LATENCY = re.compile(
    r"\b(?:time-?outs?|within\s+\d+\s+min\w*|lockouts?|expir\w*)\b", re.IGNORECASE
)


def latencies(text: str) -> dict[str, Any]:
    """Read response times, as ``{"p95_ms": 300}``; ``ms`` is one without a percentile."""
    found: dict[str, Any] = {}
    for duration, value in _durations(text):
        clause_start = max(text.rfind(mark, 0, duration.start()) for mark in ";,.(") + 1
        before = [*_PERCENTILE.finditer(text, clause_start, duration.start())]
        after = _PERCENTILE.search(text, duration.end(), duration.end() + _BEHIND)
        key = _statistic(before[-1] if before else after)
        if not _NO_LATENCY.search(text, clause_start, duration.start()):
            found.setdefault(key, value)
    if len(found) > 1 and "ms" in found:
        del found["ms"]
    return found


def _durations(text: str) -> Iterator[tuple[re.Match[str], int | float]]:
    for found in _DURATION.finditer(text):
        unit = found["unit"].lower()
        if is_past(text, found.start()) or unit.startswith("min"):
            continue
        number = _number(found["number"])
        milli = unit.startswith(("mi", "ms", "毫", "ミ"))
        value = number if milli else number * 1000
        yield found, int(value) if value == int(value) else value


def _number(text: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub(r"[.,]", "", text))
    return float(text.replace(",", "."))


def _statistic(found: re.Match[str] | None) -> str:
    if found is None:
        return "ms"
    if found["mean"]:
        return "avg_ms"
    number = found["short"] or found["long"] or found["share"]
    return "p50_ms" if found["median"] else f"p{number}_ms"


_USERS = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[,. ]\d{3})+|\d+)(?P<thousand>k)?\s*\+?\s*"
    r"(?:(?:concurrent|parallel|simultaneous|active|virtual)\s+)(?:\w+\s+)?"
    r"(?:users?|clients?|sessions?|connections?)\b|"
    r"(?<![\w.,])(?P<plain>\d{1,3}(?:[,. ]\d{3})+|\d+)\s*(?:VUs?|users?)\b",
    re.IGNORECASE,
)


def load(text: str) -> dict[str, Any]:
    """Read requests per second and parallel users."""
    found: dict[str, Any] = {}
    stated = rate(text)
    if stated is not None and stated[1:] == ("second", 1):
        found["rps"] = stated[0]
    if users := _USERS.search(text):
        number = int(re.sub(r"[,. ]", "", users["number"] or users["plain"]))
        found["users"] = number * (1000 if users["thousand"] else 1)
    return found


_LEVELS = {
    "low": r"low|niedrig\w*|baj[ao]s?|baix[ao]s?",
    "medium": r"medium|moderate|mittler\w*|medi[ao]s?|m[ée]di[ao]s?|moyen\w*",
    "high": r"high|hoh[enr]{0,2}|alt[ao]s?|[ée]lev[ée]\w*|grave",
    "critical": r"criticals?|kritisch\w*|cr[íi]tic[ao]s?|critiques?",
}
_WIDE_LEVELS = {"high": r"高危|高", "critical": r"严重|嚴重|重大|緊急|クリティカル|심각|치명"}
"""Scripts without blanks between words."""
_NEAR_LEVEL = (
    r"(?:vulnerab|vulnér|severit|cve|finding|issue|risk|alert|advisor|defect|bug|dependenc|block|audit|scan"
    r"|trivy|snyk|grype|l[üu]cke|schwachstelle|abh[äa]ngigkeit|漏洞|脆弱|취약|lỗ hổng)"
)


def severity(text: str) -> dict[str, Any]:
    """Read the lowest level that blocks: "no high or critical findings" gives ``high``."""
    lowered = text.lower()
    if not re.search(_NEAR_LEVEL, lowered):
        return {}
    for level, words in _LEVELS.items():
        wide = _WIDE_LEVELS.get(level)
        if re.search(rf"\b(?:{words})\b", lowered) or (wide and re.search(wide, lowered)):
            return {"severity": level}
    return {}


_MOST = (
    r"(?:≤|<=?|=<|up to|at most|no more than|more than|max(?:imum)?(?: of)?|below|under|less than"
    r"|not exceed(?:ing)?|exceed(?:s|ing)?|stays? (?:at|below|under)|over|above|longer than|limit"
    r"(?:ed)?(?: of| to)?|capped at|threshold(?: of)?|of|is|:|=)"
)


def complexity(text: str) -> dict[str, Any]:
    """Read the largest value allowed, and its metric when that is not cyclomatic complexity."""
    lowered = text.lower()
    for metric, words in (
        ("lines", r"lines?|loc|l[íi]neas|zeilen|lignes|linhas|行"),
        ("parameters", r"parameters?|params?|arguments?"),
    ):
        counted = re.search(rf"(?<![\w.])(\d{{1,4}})\s*(?:{words})\b", lowered)
        # "Line length 100" and "80 % of lines" count something else.
        if counted and not re.search(r"complexity\W+(?:\w+\W+){0,3}\d", lowered):
            return {"max": int(counted[1]), "metric": metric}
    found = re.search(
        rf"(?:complexit|nest(?:ing|ed))\w*[^.;\d]*?{_MOST}?\s*(\d{{1,3}})\b"
        rf"|{_MOST}\s*(\d{{1,3}})\b[^.;]*complexit",
        lowered,
    )
    return {"max": int(found[1] or found[2])} if found else {}


def largest(text: str) -> dict[str, Any]:
    """Read the largest value allowed, of a page or a query."""
    found = re.search(
        rf"{_MOST}\s*(\d{{1,5}})\b(?!\s*(?:%|ms|s\b|per\b))"
        r"|(?<![\w.])(\d{1,5})\s*(?:items?|rows?|records?|entries|results?|levels?)\b"
        r"|\(\s*(\d{1,5})\s*\)",
        text.lower(),
    )
    return {"max": int(next(filter(None, found.groups())))} if found else {}


_GIVING_UP = re.compile(
    r"time-?outs?|timed? out|giv(?:e|es|ing|en) up|deadlines?"
    r"|(?:calls?|requests?) (?:are )?limited to"
    r"|超时|タイムアウト",
    re.IGNORECASE,
)


def timeout(text: str) -> dict[str, Any]:
    """Read a time limit in seconds."""
    if _GIVING_UP.search(text):
        for _, value in _durations(text):
            seconds = value / 1000
            return {"timeout_s": int(seconds) if seconds == int(seconds) else seconds}
    return {}


_SENSITIVE = re.compile(
    r"\b(?:pii|personal|sensitive|secrets?|passwords?|tokens?|credentials?|confidential|e-?mails?"
    r"|(?:customer|user|client|patient) data|kundendaten"
    r"|credit cards?|card numbers?|ibans?|ssns?|private"
    r"|personnelles?|sensibles?|sens[íi]ve(?:l|is)|personales|pessoa(?:l|is)|personenbezogen\w*"
    r"|contrase[ñn]as?|senhas?|passw[öo]rter|mots? de passe|c[áa]c th[ôo]ng tin nh[ạa]y c[ảa]m)\b"
    r"|敏感|个人|個人|密码|密碼|パスワード|機密|秘密|개인정보|민감|nhạy cảm|mật khẩu",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"\b(?:mask\w*|redact\w*|scrub\w*|anonymi\w+|filter\w*|sanitiz\w+|no|not|never|without|free of"
    r"|none|don't|n[ãa]o|nicht|aucune?|pas de|sans|sin|ning[uú]n\w*|sem|nenhuma?|kein\w*|ohne"
    r"|maskiert"
    r"|enmascara\w*|mascarad\w*|masqu\w+|kh[ôo]ng)\b"
    r"|脱敏|脫敏|掩码|遮蔽|マスク|含まれない|出力されない|ない|不|没有|无|マスク|마스킹|없|않|금지",
    re.IGNORECASE,
)


def redaction(text: str) -> dict[str, Any]:
    """Read whether something must not be seen in logs."""
    hidden = _SENSITIVE.search(text) and _HIDDEN.search(text)
    return {"redaction": True} if hidden else {}


_BACK = re.compile(
    r"\b(?:downgrad\w*|reversib\w*|revers(?:ed|es)|rollback|roll(?:ed|s)? back|undo\w*|undone"
    r"|revert\w*|down (?:migration|script)s?|up (?:and|/|&) down|backward and forward|up/down"
    r"|(?:works?|runs?|go(?:es)?|appl(?:y|ies)) backwards?|forwards? and back(?:wards?)?"
    r"|both (?:ways|directions)"
    r"|r[ée]versibles?|revert[ií]\w*|umkehrbar"
    r"|r[üu]ckg[äa]ngig|r[üu]ckw[äa]rts|retour arri[èe]re|hacia atr[áa]s|para tr[áa]s"
    r"|zur[üu]ckgerollt)\b|回滚|回滾|ロールバック|롤백",
    re.IGNORECASE,
)


def reversible(text: str) -> dict[str, Any]:
    """Read whether migrations must be undone as well."""
    return {"reversible": True} if _BACK.search(text) else {}


_KINDS = (
    ("unit", r"\bunit|\bmodultest|单元|單元|ユニット|単体|단위|đon vi"),
    (
        "integration",
        (
            r"integra(?!tion (?:points?|with|partners?|layer|guide|environment)|tion continue"
            r"|cion continua|cao continua)|集成|統合|結合|통합|tich hop"
        ),
    ),
    ("e2e", r"\be2e\b|end[- ]to[- ]end|端到端|エンドツーエンド"),
    ("contract", r"\bcontract[ -]tests?\b|/contract\b|\bcontract/|\bpact\b|契约测试"),
    ("regression", r"regressi|回归|回帰|회귀"),
)


def kinds_of_tests(text: str) -> dict[str, Any]:
    """Read which kinds of tests a line names, in a fixed order."""
    cleared = re.sub(
        r"\bcontinuous integration\b|\b(?:unit|integration) tests? coverage\b",
        "",
        plain_letters(text),
    )
    named = [kind for kind, words in _KINDS if re.search(words, cleared)]
    return {"kind": tuple(named)} if named else {}


READINGS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "latency": latencies,
    "throughput": load,
    "dependencies": severity,
    "complexity": complexity,
    "pagination": largest,
    "graphql": largest,
    "outbound-calls": timeout,
    "logging": redaction,
    "migrations": reversible,
}
"""Name → what reads the parameters that a line states for it."""


def read(name: str, text: str) -> dict[str, Any]:
    """Return what a line states for a property, apart from its condition."""
    reading = READINGS.get(name)
    return reading(without_conditions(text)) if reading is not None else {}
