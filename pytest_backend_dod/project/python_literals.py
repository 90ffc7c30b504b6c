"""Reading literals that Python code gives to a name, by its syntax tree."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

from .python_blocks import blocks

Literal = tuple[str, str, int, bool]
"""Name, value, line (from 1), and whether it is a field's default in a class of settings."""

_SETTINGS_CLASS = re.compile(r"Settings|Config")
_LOOKUP = re.compile(r"(?:^|_)(?:get|env|config|setting|option|setdefault)|^str$", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TAKES_PASSWORD = _words(
    "set_password hash_password make_password get_password_hash create_superuser create_user"
)
_EXAMPLES = _words(
    """
    example examples openapi_examples json_schema_extra schema_extra description help title
    label placeholder help_text verbose_name responses
    """
)


def read_python(text: str) -> list[Literal] | None:
    """Return the literals that ``text`` gives to names; None when this Python cannot parse it."""
    found: set[Literal] = set()
    for first, block in blocks(text):
        tree = _parsed(block)
        if tree is None:
            found = set()
            break
        found |= {(n, v, line + first - 1, s) for n, v, line, s in _read(tree)}
    else:
        return sorted(found, key=_order)
    # A block that is none by itself: what stands at the margin is not always a statement.
    whole = _parsed(text)
    return None if whole is None else sorted(set(_read(whole)), key=_order)


def _order(literal: Literal) -> int:
    return literal[2]


def _read(tree: ast.Module) -> Iterator[Literal]:
    return _visit(tree, settings=False)


def _parsed(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def read_texts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the texts and comments of Python that parses, each with its first line.

    What is filled into a text stands as ``{}``.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith("#"):
            yield number, line
    tree = _parsed(text)
    if tree is None:
        return
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.JoinedStr):
            pieces = [
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
            ]
            yield node.lineno, "".join(pieces)
        elif isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                # In brackets, a text may be written over several lines: it ends where it ends.
                yield (node.end_lineno or node.lineno) - node.value.count("\n"), node.value
        else:
            waiting += ast.iter_child_nodes(node)


def _visit(node: ast.AST, *, settings: bool) -> Iterator[Literal]:
    yield from _given(node, settings=settings)
    inside = isinstance(node, ast.ClassDef) and _is_settings(node)
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.keyword) and child.arg in _EXAMPLES:
            continue
        if isinstance(child, (ast.expr_context, ast.operator, ast.Name, ast.Constant)):
            continue
        yield from _visit(child, settings=inside)


def _is_settings(node: ast.ClassDef) -> bool:
    names = [node.name, *(ast.unparse(base) for base in node.bases)]
    return any(_SETTINGS_CLASS.search(name) for name in names)


def _given(node: ast.AST, *, settings: bool) -> Iterator[Literal]:
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        yield from _assigned(node, settings=settings)
    elif isinstance(node, ast.keyword):
        yield from _passed(node)
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            yield from _named(_text(key), value)
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        yield from _defaults(node.args)
    elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq):
        yield from _named(_name(node.left), node.comparators[0])
        yield from _named(_name(node.comparators[0]), node.left)
    elif isinstance(node, ast.Call) and node.args:
        yield from _positional(node)


def _assigned(node: ast.Assign | ast.AnnAssign, *, settings: bool) -> Iterator[Literal]:
    if node.value is None:
        return
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        yield from _named(_name(target), node.value, settings=settings)


def _passed(keyword: ast.keyword) -> Iterator[Literal]:
    """Yield what a keyword argument is given; ``auth=`` takes a user's name and password."""
    if keyword.arg != "auth":
        yield from _named(keyword.arg, keyword.value)
    elif isinstance(keyword.value, ast.Tuple):
        yield from _named("auth_password", keyword.value)


def _positional(call: ast.Call) -> Iterator[Literal]:
    """Yield what a call names by its place: a fallback, the key of a JSON web token, a login."""
    name = _callee(call)
    if _LOOKUP.search(name):
        for value in _fallbacks(call):
            yield from _named(_text(call.args[0]), value)
    elif name in _TAKES_PASSWORD:
        yield from _named("password", call.args[-1])
    elif len(call.args) < 2:
        return
    elif name in {"encode", "decode"} and isinstance(call.func, ast.Attribute):
        if (_name(call.func.value) or "").lower() in {"jwt", "jose", "pyjwt"}:
            yield from _named("jwt_secret", call.args[1])
    elif name in {"login", "HTTPBasicAuth", "BasicAuth"} and _text(call.args[0]) is not None:
        yield from _named("login_password", call.args[1])


def _defaults(arguments: ast.arguments) -> Iterator[Literal]:
    plain = [*arguments.posonlyargs, *arguments.args]
    pairs = list(zip(reversed(plain), reversed(arguments.defaults), strict=False))
    pairs += [
        (a, d)
        for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if d is not None
    ]
    for argument, default in pairs:
        yield from _named(argument.arg, default)


def _named(name: str | None, value: ast.expr, *, settings: bool = False) -> Iterator[Literal]:
    if name:
        for text, line in _literals(value):
            yield name, text, line, settings


def _literals(value: ast.expr) -> Iterator[tuple[str, int]]:
    """Yield the texts that ``value`` can turn out to be, without running it."""
    text = _text(value)
    if text is not None:
        yield text, value.lineno
    elif isinstance(value, ast.BoolOp):
        for operand in value.values:
            yield from _literals(operand)
    elif isinstance(value, ast.IfExp):
        yield from _literals(value.body)
        yield from _literals(value.orelse)
    elif isinstance(value, (ast.List, ast.Tuple, ast.Set)):
        for element in value.elts:
            yield from _literals(element)
    elif isinstance(value, ast.Call):
        yield from _wrapped(value)


def _wrapped(call: ast.Call) -> Iterator[tuple[str, int]]:
    """Yield the text inside ``SecretStr("…")``, ``Field(default="…")`` or ``"…".encode()``."""
    function = call.func
    if isinstance(function, ast.Attribute) and function.attr in {"encode", "strip", "decode"}:
        yield from _literals(function.value)
    elif _callee(call) in {"SecretStr", "SecretBytes", "Secret", "Field", "field", "str", "bytes"}:
        for argument in call.args[:1]:
            yield from _literals(argument)
        yield from _by_keyword(call)
    elif _LOOKUP.search(_callee(call)):
        for fallback in _fallbacks(call):
            yield from _literals(fallback)


def _fallbacks(call: ast.Call) -> Iterator[ast.expr]:
    yield from call.args[1:2]
    for keyword in call.keywords:
        if keyword.arg in {"default", "fallback"}:
            yield keyword.value


def _by_keyword(call: ast.Call) -> Iterator[tuple[str, int]]:
    for keyword in call.keywords:
        if keyword.arg == "default":
            yield from _literals(keyword.value)


def _callee(call: ast.Call) -> str:
    return _name(call.func) or ""


def _name(node: ast.AST | None) -> str | None:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript):
        return _text(node.slice)
    return None


def _text(node: ast.AST | None) -> str | None:
    """Return the text of a literal, also of one put together with ``+``."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Constant) and isinstance(node.value, bytes):
        # A key of random bytes has line breaks in it by chance; escaped, it is one word.
        return node.value.decode("latin-1").encode("unicode_escape").decode("ascii")
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _text(node.left), _text(node.right)
        return None if left is None or right is None else left + right
    return None
