"""No secret stands in the repository."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from ..checklist.matching import parted
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..project import history
from ..project.repository import Repository, printable
from ..project.roles import Role, matches, role_of
from ..project.sightings import Grade, Sighting, Sightings, Source, search
from .interface import RepositoryProbe

_LISTED = 5
"""How many places a note names before it counts the rest."""
_MORE_TIME = "Raise the parameter timeout."
_NO_FILES = (
    "Run in the project's folder, with at least one text file that git does not ignore and that "
    "the parameter exclude does not leave out."
)


@dataclass(frozen=True, kw_only=True)
class SecretsParameters:
    """What to look at, and how long."""

    exclude: tuple[str, ...] = parameter(
        (), "Glob patterns of files or folders that are not looked at."
    )
    history: bool = parameter(False, "Whether every version in the git history is looked at too.")
    timeout: float = parameter(120.0, "Time until the search is broken off.", unit="s")


class Secrets(RepositoryProbe[SecretsParameters]):
    """No secret stands in the repository.

    What it proves: in the files of the root folder that git tracks or would track, and in those
    that it tracks directly in the folders above, up to the top of the work tree, there is no
    private key, no key or token in a known vendor's format, no password or signing key assigned as
    a literal, no password in a URL, no filled-in ``.env``, and no settings class whose signing key
    is empty by default.

    What it cannot see: secrets under harmless names, words that could be a password as well as a
    label, values put together at run time, binary files and files over 1 MB, whatever git ignores
    (which is where secrets may be), other projects in folders beside the root folder (a note counts
    their files), and whether a secret still works: nothing is sent anywhere.

    How it decides: the kingfisher scanner recognises vendors' formats and private keys. A rule of
    its own reads assignments, keyword arguments, fallbacks of environment look-ups and URLs in
    code and configuration; a literal counts when the name ends in a word such as ``password``,
    ``secret`` or ``api_key`` and the value has at least 8 characters with 3 bits of entropy each
    (2.5 when it mixes three kinds of characters), and is neither placeholder nor reference, path,
    identifier or label. In a ``.env`` that git does not ignore, shorter values count too. A
    vendor's token counts wherever it stands; passwords, private keys and JSON web tokens in tests,
    documents and templates are notes. Lock files, minified, generated and vendored files are left
    out. ``dod: allow-secret``, ``pragma: allowlist secret`` or ``gitleaks:allow`` in a comment on
    the line allows a value, and is counted. With ``history``, every version that a branch or tag
    reaches of what is in the root folder is looked at as well. No value is ever shown: a finding
    gives at most the first four characters and the length, and of a value under 12 characters the
    length alone.

    Source: CWE-798 (use of hard-coded credentials), OWASP ASVS 4.0 section 2.10.4.
    """

    name: ClassVar[str] = "secrets"
    phrases: ClassVar[tuple[str, ...]] = parted(
        """secret*, secret scan*|scanning|manager|store*|management|detection, credential*,
        hard|hardcoded coded password*|credential*|secret*|token*|key*, hard|hardcoded
        password*|credential*|secret*|token*|key*, hardcoded api key*, no api key*,
        password*|token*|keys|key &
        code|repo*|commit*|source|diff|git|history|checked|vault|environment, api key* &
        code|repo*|commit*|source|diff|git|vault, private|api|encryption key* ...
        repo*|code|commit*|hard|rotat*, private key*, commit* ... env file*, env file* ...
        commit*|ignored|gitignore*, env ... committed|gitignore*, gitleaks, trufflehog, detect
        secrets, git secrets, vault, key vault, kms, sealed secrets, sensitive data in ...
        code|repo*|source, secreto*, contrasena*|clave* ... codigo|repositorio, credencial*,
        contrasenas, claves, credenciais, senha* ... codigo|repositorio, segredo*, mot de
        passe|mots ... code|depot, identifiants ... code, secrets dans, geheimnis*, zugangsdaten,
        passworter ... code|repo*, passwort*, パスワード, 認証 情報 ... コード, 認証 情報, 秘密,
        シークレット, api キー, 密码, 密钥, 秘钥, 密碼, 凭证, 敏感 信息 ... 代码, 비밀번호*,
        시크릿*, 비밀* ... 코드*|저장소*, 자격 증명*, mat khau ... code|ma|repo*|kho, thong tin bi
        mat, khoa bi mat, credentials ... repo*|repository|code|git|image|committed|vault,
        gitignore, env file ... committed|ignored|excluded|out, aws keys, connection strings ...
        code|repo*|committed, keys|key|tokens|passwords ... committed|plaintext|source|vcs|version
        control, plaintext|clear text secrets|passwords|credentials, secret|secrets|token
        scanner|detection|leak*|rotation|mount*, leaked secret*|credential*|key*|password*,
        vaulted, external secrets, secrets manager, sops, doppler, in vault, certificates|keystore
        ... repo*|committed, no secrets, sin secretos|credenciales, sem
        senhas|segredos|credenciais, keine
        passworter|geheimnisse|zugangsdaten|schlussel|secrets|tokens, 硬 编码 ... 密码|密钥, 明文
        密码, ハードコード ... パスワード|鍵|キー, 하드코딩 ... 비밀*|키*, hardcoded
        keys|tokens|secrets|credentials|passwords, hard coded
        keys|tokens|secrets|credentials|passwords, env|dotenv ... gitignore*|gitignored|ignored,
        free of|from ... password*|secret*|credential*|token*, 敏感 ... 入库|提交, 密钥|密码|凭证
        ... 提交|入库|泄露, kata sandi|password|rahasia|secret ... kode|repo*, tidak ada
        rahasia|secret|kredensial, kredensial, секрет*, парол* ... код*|репозитор*, nessuna|niente
        password|credenziale|segreto, credenziali, รหัสผ่าน, パスワード ... コード|リポジトリ,
        ハードコード, 비밀번호 ... 코드, 시크릿 ... 커밋*, nenhum segredo|token|secret, ningun
        secreto|token, aucune cle, cles ... depot|code|repo, aucun secret|identifiant, aucun mot
        ... code|depot|repo*, pas de secret*|cle|cles, pas de mot ... code|depot|repo*,
        confidential|sensitive|private ... git|history|repo*|repository|commit*|source|code|vcs,
        nothing confidential|sensitive|secret, variables d environnement ... commit*, variables de
        entorno ... commit*|subid*, env vars|variables ... never|not committed, hard coded ...
        key|keys|token|tokens|password|passwords|secret|secrets|credential|credentials, hardcoded
        ... key|keys|token|tokens|password|passwords|secret|secrets|credential|credentials, no
        connection string*, leaked key*|secret*|token*|credential*|password*, holds|contains no
        password*|key*|token*|credential*, 機密 情報 ... 含 まれ て いない|コード, 機密 情報 が
        コード, 秘密 ... コード, real password*|credential*|secret*|key|keys|token*,
        password|passwords|key|keys|token|tokens|credential* ...
        fixture|fixtures|seeds|compose|notebook*|notebooks|helm|dockerfile*|terraform|chart*,
        password|passwords|credential*|token|tokens & injected|mounted|keyring|runtime, env|dotenv
        not|never|isnt|arent checked|tracked|in|part|pushed, env|dotenv file|files ...
        repo*|repository|git|version|tracked|checked, no env|dotenv file*|in, hard|hardwired
        wired|key*|token*|password*|secret*|credential*, hardwired token*|key*|secret*, sensitive
        configuration|config|settings|setting|values|value|variables ...
        plain|plaintext|config|repo*|store|vault|encrypted|secret*|code|hardcoded|environment|hard,
        sensitive data|information|values hardcoded|hard|committed|checked,
        hardcoded|embedded|committed sensitive, hard coded sensitive, no sensitive values,
        connection strings|string ... password*|credential*|secret*|vault,
        access|ssh|encryption|service|deploy|private|signing key|keys ...
        encrypted|stored|vault|kms|repo*|shipped|store|committed|image|code,
        leaked|exposed|compromised key*|secret*|token*|credential*|password*, leaked password*,
        password|secret|credential literal*, secret|secrets in|from|via|through
        environment|env|store|manager|vault, key|keys|passwords|password|token|tokens ...
        from|via|through|in|out environment|env|vault|secret|parameter, parameter store, hashicorp,
        nothing|anything sensitive|secret|confidential, keine schlussel|passworter|tokens|secrets,
        schlussel ... repo*|code, cles ... depot|code, chaves ... codigo|repo*, claves|llaves ...
        codigo|repo*|vault, no password*|token*|keys
        in|inside|within|committed|checked|anywhere|stored|hardcoded|at, has|have|hold no
        password*|key|keys|secret*|credential*, secrets in the|a vault|keystore|keyvault, hard
        coded passphrase*|password*|key|keys|credential*|token*, hardcoded passphrase*,
        passphrase*, key material, hsm, cyberark, keyvault, khong hardcode, 하드코딩, hardcode api
        key*|password*|secret*|connection, no token|tokens|key|keys ... repo|repository|code"""
    )
    excludes: ClassVar[tuple[str, ...]] = parted(
        """secret|secrets|credential*|password*|token|tokens|key|keys in|to|into
        the|any|our|application|server|all|plain|structured log|logs|logging,
        secret|secrets|credential*|password*|token|tokens|key|keys in|to|into log|logs|logging,
        secret*|credential*|password*|token* ... logged, secret*|credential*|password* ... log
        output|file*|message*|statement*|line*|entries, log|logs|logging
        contain|contains|hold|include|expose ... secret*|credential*|password*|token*,
        secret*|credential*|password*|token* in ... error message*|error response*|stack
        trace*|response*, log|logs|logged|logging ... free of secret*|credential*|password*|token*,
        never log|logs|logged|logging secret*|credential*|password*|token*, not log|logged
        secret*|credential*|password*|token*, no log|logs|logged|logging ... secret*|password*,
        mask*|redact*|scrub* ... secret*|password*|token*|credential*,
        secret*|password*|token*|credential* ... masked|redacted|scrubbed|filtered, password* &
        hash*|salt*|reset*|polic*|strength|changed|expir*|hashed|forgotten, passwords ... handed
        over|demo, demo ... password*|credential*, log|logs|logged|logging ... redact*|mask*, cors
        ... credential*, credentials ... required|needed|rejected|missing|invalid|wrong|handed,
        without|invalid|wrong|missing|valid credential*, allow credentials, secret santa, hash*
        password*, password* ... argon2*|bcrypt, patient credential*, contrasenas ...
        hash*|cifrad*, senhas ... hash*, passworter ... gehasht, mots de passe ... hach*,
        パスワード ... ハッシュ, パスワード ... ログ, 密码 ... 哈希, 密码 ... 加密, 密码 ... 日志,
        日志 ... 密码, 비밀번호* ... 해시*, ログ ... パスワード, trade secret*, secrets of the
        trade, secret santa|menu|garden, api keys and throttling, access keys ... rotated after,
        keyboard, primary|foreign|partition|sort|idempotency|translation|cache|i18n key*, keys of
        the office, credentials handed, admin credentials ... changed, token* ... bucket, key
        results, key user*, key metric*, token* expire*, certificate* ... expir*|valid|renew*,
        passwords ... stored|hashed with, password* stored|hashed, logs ... free of, response* ...
        free of, logs|log|journaux|protokolle ... mot|mots de passe, logs|log|registros ...
        contrasena*|senha*|claves, logs ... passworter, secret|secrets|pii|passwords|tokens
        logging, logging without secret*, no secret*|pii logging,
        secret|secrets|pii|passwords|tokens|personal or|and pii|secrets|personal logging,
        avoid|never|not|no logging secrets, log secrets, secrets ... logged,
        carry|carries|with|has|have|send|sends no token*, secret ballot*|vote*|ingredient*|recipe*,
        default|demo|initial|guest|user credentials, credentials allowed, credential* ... origin*,
        no password*|token*|tokens|keys or|and password*|token*|keys|card* in log|logs, log in,
        password* ... user*|customer* ... hashed, missing|expired|invalid|bogus|without|no
        token*|credential* ... 401|rejected|refused|turned, connection string ... documented,
        oauth|oauth2 ... client credentials, client credentials flow|grant, nothing secret ...
        log|logs, tokens are checked for|against|on, tokens en los logs, contrasenas ni tokens en,
        given for testing, secret*|credential*|password*|token*|keys in|to|into|reach|reaches
        log|logs|logging, secret*|credential*|password*|token*|keys in|to|into the|our|any
        log|logs|logging, secret*|credential*|password*|token*|keys ...
        written|printed|leak*|appear*|visible|shown|end|ends|stay*|show|shows|land|lands|turn|turns|present|found|never|not
        ... in|to|into log|logs|logging, secret*|credential*|password*|token*|keys and|or|nor
        secrets|credentials|passwords|tokens|keys|pii|emails in|to|into log|logs|logging"""
    )
    Parameters: ClassVar[type[Any]] = SecretsParameters

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Look at the history when the item speaks of it."""
        return {"history": True} if "history" in text.lower() else {}

    def look(self, repository: Repository, parameters: SecretsParameters) -> Outcome:
        """Look at every file of the project, and at its history if asked."""
        end = time.monotonic() + parameters.timeout
        present = search(
            _files(repository, parameters),
            timeout=parameters.timeout,
            tracked=repository.under_git,
        )
        past = Sightings()
        if parameters.history:
            past = _search_history(repository, parameters, present, left=end - time.monotonic())
        return _decide(repository, parameters, present, past)


def _wanted(path: str, parameters: SecretsParameters) -> bool:
    return role_of(path) is not Role.GENERATED and not matches(path, parameters.exclude)


def _listed(repository: Repository) -> tuple[str, ...]:
    return (*repository.files(), *repository.above().files)


def _files(repository: Repository, parameters: SecretsParameters) -> Iterator[Source]:
    for path in _listed(repository):
        text = repository.read(path) if _wanted(path, parameters) else None
        if text is not None:
            yield Source(path=path, text=text)


def _search_history(
    repository: Repository, parameters: SecretsParameters, present: Sightings, *, left: float
) -> Sightings:
    """Return what only the history holds: each secret once, and none that the tree still shows."""
    root = repository.root
    if not repository.under_git or not repository.head():
        return Sightings(
            problem="there is no git history to look at",
            remedy="Run in a git repository with at least one commit.",
        )
    if left <= 0:
        return Sightings(problem="no time was left for the git history", remedy=_MORE_TIME)
    blobs = history.list_blobs(root, timeout=left)
    if blobs is None:
        return Sightings(problem="git did not list its history", remedy=_MORE_TIME)
    wanted = tuple(blob for blob in blobs if _wanted(blob[1], parameters))
    try:
        past = search(history.read_blobs(root, wanted, timeout=left), timeout=left, tracked=True)
    except TimeoutError as error:
        return Sightings(problem=str(error), remedy=_MORE_TIME)
    known = {(sighting.path, sighting.fingerprint) for sighting in present.seen}
    fresh: dict[tuple[str, int], Sighting] = {}
    for sighting in past.seen:
        key = (sighting.path, sighting.fingerprint)
        if sighting.grade is Grade.FINDING and key not in known:
            fresh.setdefault(key, sighting)
    problem, remedy = past.problem, past.remedy
    if not problem and history.is_shallow(root):
        problem = "the clone is shallow, older commits are missing"
        remedy = "Fetch the whole history, such as with fetch-depth: 0."
    return replace(past, seen=tuple(fresh.values()), problem=problem, remedy=remedy)


def _decide(
    repository: Repository, parameters: SecretsParameters, present: Sightings, past: Sightings
) -> Outcome:
    decisive = [sighting for sighting in present.seen if sighting.grade is Grade.FINDING]
    findings = [_finding(sighting) for sighting in decisive]
    findings += [_past_finding(sighting, repository) for sighting in past.seen]
    measures = {"files": present.texts, "findings": len(findings)}
    looked = _counted(present.texts, "file")
    if parameters.history:
        measures["versions"] = past.texts
        looked += f" and {_counted(past.texts, 'version')} in the history"
    problems = [part for part in (present, past) if part.problem]
    notes = _notes(repository, parameters, present)
    if findings:
        status, advice = Status.FAILED, ""
        notes += tuple(f"The search is not complete: {part.problem}." for part in problems)
    elif problems:
        status, advice = Status.INCONCLUSIVE, problems[0].remedy
    elif not present.texts:
        status, advice = Status.INCONCLUSIVE, _NO_FILES
    else:
        status, advice = Status.PASSED, ""
    summary = f"{looked}, {_counted(len(findings), 'secret')}"
    if status is Status.INCONCLUSIVE:
        summary = problems[0].problem if problems else "no file to look at"
    return Outcome(
        status=status,
        summary=summary,
        findings=tuple(findings),
        notes=notes,
        advice=advice,
        measures=measures,
    )


def _finding(sighting: Sighting) -> Finding:
    where = f"{printable(sighting.path)}:{sighting.line}"
    if sighting.vendor:
        what = f"a secret in the format {sighting.kind!r} stands in the repository"
        remedy = "Revoke it, issue a new one, and read that from the environment or a secret store."
    elif sighting.measured == "empty":
        what = f"empty default signing key: {sighting.kind!r} may stay empty, and anybody can sign"
        remedy = "Give the field no default, so that the application does not start without a key."
    else:
        what = f"a literal secret is assigned to {sighting.kind!r}"
        remedy = "Change it, and read the new one from the environment or a secret store."
    return Finding(
        what=what,
        where=where,
        measured=sighting.measured,
        expected="no secret in the repository",
        remedy=f"{remedy} A value that is none is allowed with # dod: allow-secret on its line.",
    )


def _past_finding(sighting: Sighting, repository: Repository) -> Finding:
    commit = history.commit_of(repository.root, sighting.version)
    named = f"in the format {sighting.kind!r}" if sighting.vendor else f"for {sighting.kind!r}"
    return Finding(
        what=f"the git history holds a secret {named} that the work tree no longer shows",
        where=f"{printable(sighting.path)}:{sighting.line}",
        measured=f"{sighting.measured} in commit {commit or sighting.version[:12]}",
        expected="no secret in the history that still works",
        reproduce=f"git log --all --find-object={sighting.version}",
        remedy="Rotate it: whoever has a clone has it, and deleting the file did not take it back.",
    )


def _notes(
    repository: Repository, parameters: SecretsParameters, present: Sightings
) -> tuple[str, ...]:
    notes = []
    listed = _listed(repository)
    wanted = sum(_wanted(path, parameters) for path in listed)
    if not present.problem and wanted > present.texts:
        unread = _counted(wanted - present.texts, "file")
        notes.append(f"{unread} not looked at: binary, over 1 MB, or unreadable")
    if len(listed) > wanted:
        left_out = _counted(len(listed) - wanted, "file")
        notes.append(f"{left_out} left out: lock files, generated, vendored or excluded files")
    others = repository.above().others
    if others:
        elsewhere = _counted(others, "other tracked file")
        notes.append(f"{elsewhere} not looked at: outside of the root folder, in folders beside it")
    if not repository.under_git:
        notes.append("Git does not know this folder: every file below it counts as the project's.")
    for grade in Grade:
        seen = [sighting for sighting in present.seen if sighting.grade is grade]
        if seen and grade is not Grade.FINDING:
            notes.append(f"{len(seen)} {_called(grade, len(seen))}: {_places(seen)}")
    return tuple(notes)


_ONE = {
    Grade.ELSEWHERE: "literal secret in tests, documents or templates",
    Grade.WEAK: "short or common literal where a secret belongs",
    Grade.PLACEHOLDER: "placeholder that signs until somebody replaces it",
    Grade.EMPTY: "empty default where a secret belongs",
    Grade.EXAMPLE: "published example value",
    Grade.ALLOWED: "value allowed by a comment on its line",
    Grade.DOTENV: "value in a .env file outside git, where it belongs",
}
"""What a single sighting of a grade is called."""


def _called(grade: Grade, count: int) -> str:
    return _ONE[grade] if count == 1 else grade.value


def _places(seen: Sequence[Sighting]) -> str:
    places = list(dict.fromkeys(f"{printable(s.path)}:{s.line}" for s in seen))
    more = len(places) - _LISTED
    return ", ".join(places[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
