"""Signatures of what must not stand in an answer, by how surely each tells of a leak.

One strong sign is enough; of the weak ones, each of which may be meant, it takes two. They are
matched against text: markup removed, entities and the escapes of JSON resolved.

Sources: the error pages and messages of the frameworks, drivers and runtimes named, as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Signature:
    """One sign of a leak."""

    name: str
    """What leaks, for people."""
    words: tuple[str, ...]
    """A text without any of these is not looked at: finding words is a hundred times cheaper."""
    pattern: re.Pattern[str]
    strong: bool = True
    least: int = 0
    """Lowest status at which it counts."""


def _strong(name: str, words: str, pattern: str, *, least: int = 0) -> Signature:
    return Signature(
        name=name, words=tuple(words.split("|")), pattern=re.compile(pattern), least=least
    )


def _weak(name: str, words: str, pattern: str, *, least: int = 0) -> Signature:
    parted = tuple(words.split("|"))
    return Signature(
        name=name, words=parted, pattern=re.compile(pattern), strong=False, least=least
    )


PYTHON = "a stack trace of Python"
SQL = "text of the database"
EXCEPTION = "the message of an exception"

SIGNATURES: tuple[Signature, ...] = (
    # Stack traces
    _strong(PYTHON, "Traceback", r"Traceback \(most recent call last\)"),
    _strong(PYTHON, ".py", r'File "[^"\n]{1,300}\.py[cx]?", line \d+'),
    _strong(
        "a stack trace of JavaScript",
        " at ",
        r"\n\s+at [^\n]{1,300}?\(?(?:/|file:|node:|[A-Z]:\\)[^\n]{1,300}:\d+:\d+",
    ),
    _strong(
        "a stack trace of the JVM",
        ".java:|.kt:|.scala:",
        r"\bat [\w.$<>/]{3,200}\([\w$]{1,100}\.(?:java|kt|scala):\d+\)",
    ),
    _strong("a stack trace of Go", "goroutine ", r"\bgoroutine \d+ \["),
    _strong(
        "an error message of PHP",
        ".php",
        r"\b(?:Warning|Notice|Fatal error|Parse error|Deprecated): [^\n]{1,400} in \S+\.php\b",
    ),
    _strong(
        "a stack trace of .NET",
        ":line ",
        r"\bat [^\n]{3,300} in (?:[A-Z]:\\|/)[^\n]{1,300}:line \d+",
    ),
    _strong("a stack trace of Ruby", ".rb:", r"[\w./-]+\.rb:\d+:in [`']"),
    _strong(
        "a stack trace in a member of JSON",
        'race"|"stack"',
        r'"(?:trace|stack|stack_?[tT]race|traceback|backtrace)"\s*:\s*'
        r'(?:\[\s*[{"]|"[^"]{0,2000}?(?:\n|\bline \d|\bat [\w.$]+\())',
    ),
    # Pages for developers
    _strong(
        "the debug page of Django",
        "DEBUG",
        r"seeing this error because you have .{0,40}DEBUG\s*=\s*True",
    ),
    _strong(
        "the debugger of Werkzeug",
        "ebugger|EVALEX",
        r"__debugger__|Werkzeug Debugger|\bEVALEX\b|\bDebugger PIN\b",
    ),
    _strong("the debug mode of Flask", "Failed to decode JSON", r"Failed to decode JSON object: "),
    # Databases
    _strong(
        SQL,
        "Error|Violation|Exception",
        r"\b(?:sqlite3|psycopg2?|pymysql|MySQLdb|asyncpg|sqlalchemy|aiosqlite|oracledb|pyodbc)"
        r"\.(?:\w+\.)*\w*(?:Error|Violation|Exception)\b",
    ),
    _strong(
        SQL,
        "SQL|[parameters|ORA-",
        r"\[SQL: |\[parameters: |SQLSTATE\[|\bORA-\d{5}\b|\bSQLITE_ERROR\b",
    ),
    _strong(
        SQL,
        "constraint",
        r"\b(?:UNIQUE|NOT NULL|FOREIGN KEY|CHECK) constraint failed\b"
        r"|violates (?:unique|foreign key|not-null|check) constraint",
    ),
    _strong(SQL, "syntax", r'syntax error at or near ["\']|near "[^"\n]{1,80}": syntax error'),
    _strong(SQL, "syntax", r"You have an error in your SQL syntax"),
    _strong(
        SQL,
        "no such |does not exist",
        r"\bno such (?:table|column): \w|relation \"[^\"\n]{1,80}\" does not exist",
    ),
    _strong(
        "a statement of SQL",
        "SELECT|INSERT|UPDATE|DELETE",
        r"\b(?:SELECT\s[^\n]{1,400}?\sFROM\s\w|INSERT INTO \w+\s*\(|UPDATE \w+ SET \w+\s*="
        r"|DELETE FROM \w+ WHERE)",
        least=400,
    ),
    # What Python says when code breaks
    _strong(
        EXCEPTION,
        "literal for|convert|object|division by|operand|index|indices|argument|out of range|null",
        r"invalid literal for int\(\) with base|could not convert string to float"
        r"|object has no attribute ['\"]|'NoneType' object is not"
        r"|object is not (?:subscriptable|iterable|callable)|\bdivision by zero\b"
        r"|unsupported operand type\(s\)|(?:list|string|tuple) index out of range"
        r"|indices must be integers|not all arguments converted|too large to convert to"
        r"|missing \d+ required positional argument|got an unexpected keyword argument"
        r"|Out of range float values are not JSON compliant|embedded null (?:byte|character)",
        least=400,
    ),
    _weak(
        "the name of an exception",
        "Error|Exception",
        r"\b[A-Z]\w{2,60}(?:Error|Exception)\b(?:: |\(['\"]|['\"])",
        least=400,
    ),
    _weak("the address of an object", "object at 0x", r"<?[\w.]+ object at 0x[0-9a-f]{6,}"),
    # Places
    _weak("a path of libraries", "-packages/", r"\b(?:site|dist)-packages/"),
    _weak(
        "a path of the machine",
        "/home/|/Users|/root/|/srv/|/opt/|/app/|/code/|/workspace/|/usr/|/var/|/etc/|:\\",
        r"(?<![\w.:/])/(?:home|Users|root|srv|opt|app|code|workspace|usr|var/www|var/lib|etc)"
        r"/[\w.@-]+(?:/[\w.@-]+)*\.(?:py|js|ts|rb|php|java|go|db|sqlite3?|env|conf|so)\b"
        r"|\b[A-Z]:\\(?:Users|inetpub|Windows|Program Files)\\",
    ),
    *(
        _weak(
            f"the environment variable {name}",
            name,
            rf"\b{name}['\"]?\s*(?:=|:|=>)\s*['\"]?[\w/.~-]",
        )
        for name in (
            "PATH",
            "PYTHONPATH",
            "HOME",
            "PWD",
            "SECRET_KEY",
            "DATABASE_URL",
            "AWS_SECRET_ACCESS_KEY",
            "VIRTUAL_ENV",
        )
    ),
)

MARKERS: tuple[bytes, ...] = (
    *(b".py", b" at ", b"goroutine ", b".php", b".rb:", b'race"', b'"stack"', b"DEBUG"),
    *(b"ebugger", b"Traceback", b"SQL", b"ORA-", b"Error", b"Violation", b"constraint"),
    *(b"syntax", b"no such ", b"does not exist", b"0x", b"-packages/", b"PATH", b"_KEY"),
)
"""A body of success without any of these needs no closer look."""
