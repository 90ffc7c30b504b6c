"""What a line states about properties that have no probe yet: figures, kinds, severities.

Each function reads one property and returns its parameters; a probe that is written takes its
function along. A figure is taken only with the words that make it one: a unit, a percentile,
"complexity". Versions, dates, ticket numbers and values of the past have none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from .bounds import complexity, largest
from .conditions import without_conditions
from .durations import latencies, timeout
from .figures import in_digits
from .matching import parted
from .names import plain_letters
from .thresholds import rate

_CROWD = r"(?:[a-z]{3,}s|people)\b"
_AT_ONCE = r"(?:concurrent(?:ly)?|parallel|simultaneous(?:ly)?|active|virtual|simulated)"
_USERS = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[,. ]\d{3})+"
    r"|\d+(?:\.\d+(?=\s?k))?)(?P<thousand>\s?k\b)?\s*\+?\s*"
    rf"(?:{_AT_ONCE}\s+(?:\w+\s+)?{_CROWD}|VUs?\b|users?\b"
    rf"|{_CROWD}\s+(?:\w+ing\s+)?(?:in parallel|at (?:once|the same time|a time)|{_AT_ONCE}))"
    rf"|\b(?:{_AT_ONCE}\s+(?:\w+\s+)?{_CROWD}|VUs?|users)\s*(?:of|:|=|≥|>=?|up to|at least)\s*"
    r"(?P<behind>\d{1,3}(?:[,. ]\d{3})+|\d+)(?P<thousands>\s?k\b)?",
    re.IGNORECASE,
)


_WIDE_USERS = re.compile(
    r"(?P<number>\d+)\s*(?:个|名|명의?)?\s*(?:并发|同时在线|同時|동시|ユーザー)"
    r"|(?:并发(?:用户)?(?:数)?|同時接続(?:数)?|同時ユーザー(?:数)?|동시 (?:사용자|접속))"
    r"\D{0,6}(?P<behind>\d+)"
)
"""Chinese, Japanese, Korean."""


def load(text: str) -> dict[str, Any]:
    """Read requests per second and parallel users."""
    text = in_digits(text)
    found: dict[str, Any] = {}
    stated = rate(text)
    if stated is not None and stated[1:] == ("second", 1):
        found["rps"] = stated[0]
    if wide := _WIDE_USERS.search(text):
        found["users"] = int(wide["number"] or wide["behind"])
    elif users := _USERS.search(text):
        digits = users["number"] or users["behind"]
        thousand = users["thousand"] or users["thousands"]
        number = float(digits) * 1000 if thousand else int(re.sub(r"[,. ]", "", digits))
        found["users"] = int(number)
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
    r"(?:vulnerab|vulnér|severit|cve|finding|issue|risk|alert|advisor|defect|bug|dependenc|block"
    r"|audit|scan"
    r"|trivy|snyk|grype|l[üu]cke|schwachstelle|abh[äa]ngigkeit|漏洞|脆弱|취약|lỗ hổng)"
)


_ORDER = tuple(_LEVELS)
_TOLERATED = re.compile(
    r"\b(?:allowed|accepted|tolerated|tracked|documented|ticket\w*|planned|triaged|within \d+"
    r"|reviewed"
    r"|warn\w*)\b"
)
"""What is said of findings that do not block."""
_SCORE = re.compile(r"\bcvss\b[^.;\d]{0,30}(\d{1,2}(?:\.\d)?)")


def severity(text: str) -> dict[str, Any]:
    """Read the lowest level that blocks.

    "no high or critical findings" gives ``high``, "nothing above medium" too, and "no critical
    findings, high ones have a ticket" ``critical``.
    """
    lowered = text.lower()
    if score := _SCORE.search(lowered):
        limits = ((9.0, "critical"), (7.0, "high"), (4.0, "medium"), (0.0, "low"))
        return {"severity": next(level for least, level in limits if float(score[1]) >= least)}
    if not re.search(_NEAR_LEVEL, lowered):
        return {}
    parts = re.split(r"[,;。]|\.\s|\bbut\b|\bwhile\b", lowered)
    blocking = ", ".join(part for part in parts if not _TOLERATED.search(part))
    level = _lowest(blocking) or _lowest(lowered)
    return {"severity": level} if level else {}


def _lowest(clause: str) -> str | None:
    for level, words in _LEVELS.items():
        wide = _WIDE_LEVELS.get(level)
        if re.search(rf"\b(?:above|over|worse than|higher than|exceeding)\s(?:{words})\b", clause):
            return _ORDER[min(_ORDER.index(level) + 1, len(_ORDER) - 1)]
        if re.search(rf"(?<![a-z])(?:{words})(?![a-z])", clause) or (
            wide and re.search(wide, clause)
        ):
            return level
    return None


_SENSITIVE = re.compile(
    r"\b(?:pii|phi|personal|sensitive|secrets?|passwords?|passphrases?|tokens?|jwts?|credentials?"
    r"|confidential|e-?mails?|e-?mail address\w*|phone numbers?|birth ?dates?|session (?:ids?"
    r"|cookies?)|cookies"
    r"|no keys|(?:api|access|private|encryption|secret)[ -]keys?"
    r"|authori[sz]ation headers?|auth headers?"
    r"|(?:customer|user|client|patient|payment|card|bank|health|account|employee) (?:data"
    r"|details?|names?)"
    r"|(?:kunden|patienten|personen|nutzer|benutzer|konto|gesundheits|zahlungs)daten|payloads?"
    r"|(?:request|response) bod(?:y|ies)|credit cards?|card numbers?|account numbers?|pans?|cvv"
    r"|pins?|ibans?|ssns?"
    r"|private"
    r"|personnel(?:les?)?|sensibles?|sens[íi]ve(?:l|is)|personales|pessoa(?:l|is)|personenbezogen\w*"
    r"|n[úu]meros? de (?:tarjeta|cart[ãa]o|cuenta|conta|tel[ée]fono)"
    r"|num[ée]ros? de (?:carte|compte)"
    r"|kartennummern?|kontonummern?|numer[oi] di carta"
    r"|contrase[ñn]as?|senhas?|passw[öo]rter|mots? de passe|c[áa]c th[ôo]ng tin nh[ạa]y c[ảa]m)\b"
    r"|敏感|个人|個人|密码|密碼|パスワード|機密|秘密|개인정보|민감|nhạy cảm|mật khẩu",
)
_HIDDEN = re.compile(
    r"\b(?:mask\w*|redact\w*|scrub\w*|anonymi\w+|pseudonymi\w+|filter\w*|saniti[sz]\w*|obfuscat\w*"
    r"|strip(?:s|ped|ping)?|hash(?:es|ed|ing)?|encrypt\w*|remov\w+|hidden|hides?|conceal\w*|omit\w*"
    r"|exclud\w+|drop(?:s|ped)|blank\w*|truncat\w*|shorten\w*|replac\w+|starred|censor\w*|clean\w*"
    r"|blocked|suppress\w*|ke(?:pt|eps?) out|stays? out|out of|avoid\w*|prevent\w*|prohibit\w*"
    r"|black(?:ed|s)? out|blackened"
    r"|forbidden|exempt\w*|lack\w*|zero|neither|nor|nothing|nobody|cannot|can't|doesn't|isn't"
    r"|aren't"
    r"|won't|mustn't|no|not|never|without|free of|free from|none|don't"
    r"|n[ãa]o|nunca|jamais|nicht|keinerlei|nie|aucune?|pas de|pas|ne|sans|sin|ning[uú]n\w*|sem"
    r"|nenhuma?|kein\w*|ohne|niet|geen|senza|non|nessun\w*"
    r"|maskiert|geschw[äa]rzt|anonymisiert|ocult\w+|cifrad\w*"
    r"|enmascara\w*|mascarad\w*|masqu\w+|kh[ôo]ng|[aẩ]n)\b"
    r"|脱敏|脫敏|掩码|遮蔽|マスク|含まれない|含まない|出力されない|出力しない|ない|不|没有|无|禁止|マスキング"
    r"|마스킹|없|않|금지|제외|приховано|маску|не ",
)


_MASKED = re.compile(
    r"\b(?:masked|redact\w*|scrubb\w+|anonymi[sz]ed|pseudonymi[sz]ed|maskiert|geschw[äa]rzt"
    r"|enmascarad\w*|mascarad\w*|masqu[ée]\w*)\b",
)
"""What is done to nothing but what must not be seen."""


def redaction(text: str) -> dict[str, Any]:
    """Read whether something must not be seen in logs."""
    lower = text.lower()
    hidden = _MASKED.search(lower) or (_SENSITIVE.search(lower) and _HIDDEN.search(lower))
    return {"redaction": True} if hidden else {}


_BACK = re.compile(
    r"\b(?:downgrad\w*|reversib\w*|revers(?:ed|es|e)|reversing|rollbacks?|roll(?:ed|s"
    r"|ing)? back(?:wards?)?"
    r"|roll-?backs?|undo\w*|undone|revert\w*|down[ -]?(?:migration|script|step|method|path"
    r"|function|part"
    r"|revision|file|sql)\w*|up (?:and|/|&|\+|or|then) down|backward and forward|up/down|up-/down"
    r"|(?:a |the )?way back|back again|backed out|back out|migrate down|unappl\w+|taken back"
    r"|(?:works?|runs?|go(?:es)?|appl(?:y|ies)) backwards?|forwards? and back(?:wards?)?"
    r"|both (?:ways|directions)"
    r"|r[ée]versibles?|revert[ií]\w*|umkehrbar"
    r"|r[üu]ckg[äa]ngig|r[üu]ckw[äa]rts|retour arri[èe]re|(?:hacia|vuelta|marcha) atr[áa]s"
    r"|para tr[áa]s"
    r"|zur[üu]ckgerollt)\b|回滚|回滾|ロールバック|롤백",
    re.IGNORECASE,
)


def reversible(text: str) -> dict[str, Any]:
    """Read whether migrations must be undone as well."""
    return {"reversible": True} if _BACK.search(text) else {}


_LISTED = r"\s*(?:,|/|\band\b|&|\+|\bor\b)\s*[\w-]+"
"""Another member of a list: ", integration"."""
_OTHER_KINDS = (
    r"unit|integration|component|functional|acceptance|smoke|regression|system|e2e|end[- ]to[- ]end"
)
_NOT_FEARED = "".join(
    f"(?<!{word} regressi)"
    for word in parted(
        "no, any, without, performance, visual, type, coverage, zero, keine, sin, sem, aucune"
    )
)
"""Behind such a word a regression is something that must not happen, and no kind of test."""
_WORDS_OF_KINDS = (
    (
        "unit",
        "unit, modultest, 单元, 單元, ユニット, 単体, 단위, đon vi",
        r"\bunit|\bmodultest|单元|單元|ユニット|単体|단위|đon vi",
    ),
    (
        "integration",
        "integra, 集成, 統合, 結合, 통합, tich hop",
        (
            r"integra(?!tion (?:points?|with|partners?|layer|guide|environment)|tion continue"
            r"|cion continua|cao continua)|集成|統合|結合|통합|tich hop"
        ),
    ),
    (
        "e2e",
        "e2e, end, cypress, playwright, selenium, ponta, extremo, bout, 端到端, エンドツーエンド",
        (
            r"\be2e\b|\b(?:cypress|playwright|selenium)\b|end[- ]to[- ]end"
            r"|ponta a ponta|extremo a extremo|bout en bout|ende[- ]zu[- ]ende"
            r"|端到端|エンドツーエンド"
        ),
    ),
    (
        "contract",
        "contract, contrat, pact, consumer, 契约, 契約, 계약",
        (
            rf"\bcontract(?:s|[ -]based)?(?:{_LISTED})*[ -](?:tests?|suites?|specs?|cases?)\b"
            rf"|/contract\b"
            rf"|\b(?:{_OTHER_KINDS})\s*(?:,|/|and|&|\+|or)+\s*contract\b"
            rf"|\bcontract\s*(?:,|/|and|&|\+|or)+\s*(?:{_OTHER_KINDS})\b|\bcontract/|\bpacts?\b"
            rf"|consumer(?:[ -]driven)? contract|consumer[ -]driven tests?"
            r"|\b(?:pruebas|tests?|testes|prove)\b[^.;]*\bcontratt?[oi]?s?\b"
            r"|契约测试|契約テスト|계약 테스트"
        ),
    ),
    (
        "regression",
        "regressi, bug, defect, 回归, 回帰, 회귀",
        (
            rf"regressi{_NOT_FEARED}|回归|回帰|회귀"
            r"|\b(?:bug|defect)\w*\b.*\b(?:failed before|that (?:shows|reproduces|failed))\b"
            r"|\btests? per (?:\w+ )?(?:bug|defect)\b"
        ),
    ),
)
_KINDS = tuple((kind, parted(parts), re.compile(words)) for kind, parts, words in _WORDS_OF_KINDS)
"""Kinds of tests, for each what a line must hold for its words to be looked for, and the words."""


def kinds_of_tests(text: str) -> dict[str, Any]:
    """Read which kinds of tests a line names, in a fixed order."""
    cleared = re.sub(
        r"\bcontinuous integration\b|\b(?:unit|integration)(?: tests?)?(?: code| line)? coverage\b"
        r"|\bcoverage (?:of|by|from) (?:the )?(?:unit|integration)(?: tests?)?\b"
        r"|\bunits? (?:of|price)|\b(?:business|organi[sz]ational) units?\b",
        "",
        plain_letters(text),
    )
    named = [
        kind
        for kind, parts, words in _KINDS
        if any(part in cleared for part in parts) and words.search(cleared)
    ]
    return {"kind": tuple(named)} if named else {}


READINGS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "latency": latencies,
    "throughput": load,
    "dependencies": severity,
    "container": severity,
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
