"""The validation probe."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.matching import parted
from ..hosts.delivery import Delivered, PatientDelivery
from ..hosts.interface import Host, HostLost, NotDisposable, Survey, Todo
from ..model import Outcome
from ..parameters import parameter
from ..recording.exchange import Exchange
from .breakage import again, poisoned
from .interface import LiveProbe, Observation, Role
from .operations import accepted_request, describing, harm, wanted, witnesses
from .validation_cases import CORE, Case, Subject, subject
from .validation_control import Control
from .validation_inputs import inventory
from .validation_judging import judge
from .validation_observing import Tally
from .validation_robustness import extras, robustness, size
from .validation_table import core, free

USUAL_LIMIT = 10.0
"""Megabytes that are tried where no line states a limit."""


@dataclass(frozen=True, kw_only=True)
class ValidationParameters:
    """Parameters of the validation probe."""

    robustness: bool = parameter(
        True, "Whether input that breaks backends (2^63, NaN, NUL …) must not lead to a 5xx."
    )
    media_type: bool = parameter(
        True, "Whether a JSON body that is called text/plain must be refused."
    )
    exclude: tuple[str, ...] = parameter(
        (), "Operations to leave out, such as `POST /webhooks` or `* /admin/*`."
    )
    reach: float = parameter(
        80.0, "Share of the operations with checkable input that must be decided.", unit="%"
    )
    body_limit: float = parameter(
        0.0,
        "Megabytes above which a JSON body must be refused; with 0, 10 MB are tried for a note.",
    )
    seconds: float = parameter(60.0, "Time limit for one operation.", unit="s")
    budget: float = parameter(
        180.0, "Time limit for all operations; what is left out counts as not decided.", unit="s"
    )


class Validation(LiveProbe[ValidationParameters]):
    """Input that the API's document forbids is refused, and no input breaks the backend.

    What it proves: for each operation whose input could be checked, the accepted request of a test
    was sent with one thing wrong at a time, and each was refused with 4xx: a required field left
    out, an object, a list, null or a text in the place of a number, a value out of range, too long,
    too short or outside its enumeration, malformed JSON, another top-level type, another media
    type. Then, in a second table, requests that break untuned backends (numbers of 2^31, 2^63 and
    2^64, zero and less; NaN and 1e999, NUL, half a surrogate pair, bytes that are not UTF-8, deep
    nesting, huge texts, duplicate names, empty bodies) led to no 5xx and no dropped connection;
    unknown fields such as `is_admin` were not stored.

    What it cannot see: rules that no document states. Without a document it cannot know which
    fields are required or of which type; then only the form of the body is judged, and that not
    every field takes anything at all; a form that is accepted whatever is left out stays open,
    but for PATCH, which lets everything be left out.
    File uploads are not varied.

    How it decides: a value is wrong when no reading of the document admits it. Never failed:
    coercion that frameworks document (`"5"`, `1.0` and `true` for a number), null for a field that
    may be left out, formats, unknown fields that are ignored. The accepted request is sent again
    first, with its texts made new where it is accepted only once; an answer of 401, 403, 405, 409
    or 429 refuses something else than the input and proves nothing, and so does 501, which is no
    failure either: the backend says that it does not do this at all. A status of success is an
    acceptance whatever its body says. After each failure and each accepted write the control is
    sent again; when it no longer holds, a fresh host is taken, and when it answers 5xx, that is
    charged to the request before. After a write that broke, the accepted request is sent unchanged;
    where that breaks alike, the repetition is the cause, and no field. A body of 10 MB that is
    accepted is a note, and a failure where the line or `body-limit` states a limit. Inconclusive:
    no operation could be decided, or fewer than `reach` asks for. Not applicable: the document
    shows that no operation takes input.

    Source: RFC 9110, section 15.5; RFC 8259, sections 4, 6 and 8; OWASP REST Security Cheat Sheet.
    """

    name = "validation"
    phrases = parted(
        """input*|request*|payload*|body|bodies|parameter*|param|params & validat*,
        query|field*|form*|dto*|upload*|file*|argument*|server|boundary & validat*,
        input|request|data|server|schema|payload|field|parameter|form|boundary|edge validation,
        data ... validated, validation, validations, validator*, validating, sanitiz*, sanitis*,
        invalid|bad|malformed|wrong|unexpected|illegal|oversized|broken
        input*|data|request*|value*,
        invalid|bad|malformed|wrong|unexpected|illegal|oversized|broken payload*|json|body|type*,
        invalid|bad|malformed|wrong|unexpected|illegal|oversized parameter*|field*|date*|id|ids,
        reject* ... input*|payload*|request*|field*|value*|type*|upload*|file*|body|bodies,
        unknown|extra|unexpected|missing|required|mandatory field*|propert*|parameter*|attribute*,
        payload*|body|bodies|upload*|file|request size*|limit*, upload* ... limit*|size*|type*,
        max*|min* length*|body, length limit*, size limit*, content type check*, mime type*, file
        type*, malformed, wrong type*, input check*, input* ... checked, range check*, type check
        on input, bounds check*, untrusted input, pydantic, zod, joi, marshmallow, json schema,
        bean validation, boundary value*, field errors, mass assignment, entradas ... validad*,
        datos|campos|parametros ... valid*, validacion*, validacao, validacoes,
        entrees|donnees|champs|parametres ... valide*|verifie*|controle*, validation des,
        eingabe*|eingaben ... gepruft|validier*|pruf*, eingabevalidierung, ungultige eingabe*, 入力
        ... 検証, 入力 チェック, バリデーション, 不正な 入力, 输入 ... 校验, 输入 ... 验证, 参数
        ... 校验, 参数 ... 验证, 校验, 非法 输入, 입력* ... 검증*, 입력값*, du lieu dau vao, kiem
        tra dau vao, dau vao ... kiem tra|xac thuc, enum* ... checked|validat*|reject*,
        field*|input*|value*|payload*|length* ... checked|enforced|limited|restricted, upload* ...
        restricted|limited|enforced, strings ... limited, out of range, whitelisted values,
        range|ranges ... refused|rejected|checked|enforced, outside|beyond ... range,
        value*|number*|input* ... refused|rejected, input* ...
        sanitis*|sanitiz*|escaped|bounded|length, max|maximum|oversize|oversized
        request|body|payload|upload* ... body|size|limit*|rejected|413|enforced,
        request|payload|body|upload size* ... limit*|max*|restricted|enforced, 413, payload too
        large, request body* ... mb|kb|size|schema, body|bodies|request*|payload*|input* &
        schema|schemas|zod|pydantic|joi|dto*|validator*, length limit*|limited|check*, checked
        against ... schema, type checked input*, required fields, mandatory fields,
        validate*|validates|validated ...
        input*|payload*|request*|parameter*|body|bodies|data|fields|form*|values|arguments|upload*,
        data validation, server side validation, valid*|valida|validan|validam &
        datos|entrada|entradas|campos|parametros|dados, valid*|verifi*|controle* &
        entrees|donnees|champs|parametres|saisies, eingabe*|eingabedaten|parameter|anfragen &
        validier*|pruf*|gepruft*, 校验 ... 参数|输入, 验证 ... 参数|输入, 入力 値, whitelist* ...
        input*, allowlist ... value*, reject*|refuse* ...
        invalid|unknown|bad|malformed|wrong|oversize*, invalid|bad|malformed|broken
        json|body|payload|request*|input* ... 400|422|4xx|reject*|refus*, path traversal, file type
        ... checked|restricted|verified, mime, content length, numeric range*, ranges checked,
        null|empty|missing value* ... handled|rejected|checked, unknown|additional|extra
        propert*|fields|keys, negative amounts, whitespace trimmed, guard clauses, preconditions
        checked, dto*, typed request*, request model*|type*|class*|object*|struct*, ajv, class
        validator, hibernate validator, jsr 303, fluentvalidation, yup, serializer* ... validat*,
        forms validated, request|input schema*|model*|dto*, response dto*|schemas ... validated,
        query|path|body|input|url parameter*|param|params|argument*|field* ...
        bound|bounds|range*|limit*|min|max|checked|constrain*|typed|allowed, lower|upper|and
        bounds, upper and lower, bounds, min and max, constraints on ... input*|field*|parameter*,
        request response schema*, reject*|refus*
        unknown|unexpected|extra|invalid|malformed|wrong|bad|superfluous|unsupported|missing,
        unknown|unexpected|extra|invalid|malformed|wrong|bad|superfluous|unsupported ...
        rejected|refused|reject|refuse|rejects|refuses, du lieu ... kiem tra, du lieu ... hop le,
        must|may|can|cannot|only be positive|negative|empty|blank|null|between|numeric|future|past,
        empty|missing header*|body|bodies|field*|value*|parameter*, negative|zero
        value*|amount*|quantit*, content type ... 415|reject*|check*|wrong|refus*|invalid,
        wrong|unsupported content|media type*, malicious ... input*|file*|name*|payload*,
        dates|amounts|ranges|values|numbers|emails|headers|formats|enums|lengths ...
        validated|checked, invalid ... handled, input ... divalidasi, validasi input|data,
        валідація, дані ... перевіряються|валідуються, convalida, input ... validati, 입력값 검증*,
        입력 검증, 参数 校验|检查, 入参 ... 校验, バリデーション ... 実装, validacion de
        datos|entrada*|campos, validation des donnees|entrees, datenvalidierung, validacao de
        dados|entrada*, odd|special|strange|weird|control characters ...
        handled|rejected|escaped|filtered,
        oversize*|truncated|malformed|broken|incomplete|invalid|garbled ...
        bod*|json|payload*|request*|input* ... 4xx|400|413|422|refus*|reject*|answer*,
        upload*|attachment*|file|files & type|types|name|names|size|sizes|extension*|extensions ...
        checked|verified|restricted|limited|validated|controlled, file
        names|types|sizes|extensions, types of uploads|files,
        extra|additional|unknown|superfluous|undocumented|unexpected ...
        propert*|field*|key|keys|attribute*|member*|parameter*|arguments,
        empty|blank|null|negative|zero|overlong|long|huge|special|control|illegal|unexpected
        string*|character*|value*|number*|name*|text*|amount*|quantit*|id|ids,
        upload*|file*|attachment*|body|bodies|payload*|request*
        above|over|larger|bigger|exceeding|beyond|too # mb|kb|gb|bytes|large|big, not|never
        accepted|allowed ... field*|value*|name*|string*|input*, rejected|refused|declined|denied
        ... with 413|415|422|400, lead|leads|leading|result|results ... to|in 400|422, 415, turned
        down, broken ... refused|rejected, oversized|overlong ... refused|rejected|declined, input
        limits, input|upload|payload|body|request|file limits,
        uploads|payloads|bodies|files|attachments capped, capped at ... mb|kb|megabytes|bytes,
        schema ... validavel, esquema ... validable, request response models,
        garbage|junk|nonsense|rubbish|bogus|unchecked|unvalidated|dirty|hostile ...
        refused|rejected|declined|turned|400|422, unvalidated, unchecked
        input*|data|value*|payload*|parameter*|body|request*|argument*|unfiltered, nothing
        unchecked|unverified|unfiltered, past|future ... refused|rejected|declined|impossible,
        dates|date|timestamp*|value*|amount* in ... past|future refused|rejected|not|are
        refused|rejected, e|email|mail|phone|iban|postcode|uuid|url|currency|isbn|vat
        format*|syntax ... checked|verified|enforced|valid*, mail|email|phone|iban|uuid|url
        format|formats|syntax, only
        pdf|png|jpeg|jpg|csv|json|images|known|listed|whitelisted|documented|allowed|valid|supported|numeric|digits|letters|positive
        ... accepted|allowed|permitted|pass|passes|stored,
        input*|payload*|headers|parameter*|bodies|client|data|values ... never|not trusted,
        never|not|dont|no trust|trusts|trusted ...
        input*|client*|data|body|payload*|parameter*|headers, nothing ... trusted,
        check*|validat*|verif*|filter* ... from outside|clients, coming|comes|arrives|arriving from
        outside|clients|users & check*|validat*|verif*, outside|external|foreign data|input*|values
        checked|verified|distrusted, check|checks|checked|verify|verifies all|every|each|the
        parameter*|param*|argument*|input*|payload*, whitelist*|allowlist* ...
        sort|filter|fields|values|types|extensions|characters|parameters, limit*|cap|caps on ...
        string*|array*|upload*|field*|text*|name* length*|size*, limit*|cap|caps on list
        lengths|sizes, array|string|text length|lengths|size|sizes, lengths|sizes ...
        requests|request|inputs|bodies limited|bounded|capped, checks
        repeat|repeated|mirror*|duplicat* ... form|client|frontend|browser, server ...
        repeats|does|redoes|mirrors ... check*|form, business rules enforced|validated|checked ...
        input*|server|request*|boundary|api, invariants ... enforced|checked|input*,
        datos|dados|entradas|peticiones|requisicoes|campos|parametros|valores|valor
        invalid*|erron*|incorrect*|malformad*, donnees|entrees|requetes|saisies|parametres|valeurs
        invalide|invalides|erronees|incorrectes|incorrecte,
        ungultige|fehlerhafte|falsche|unbekannte
        eingabe*|eingaben|anfragen|werte|daten|parameter|felder, entradas|campos|datos|parametros
        ... comprob*|comprueb*|revis*|controlad*, pflichtfelder, champs|campos
        obligatoires|obligatorios, forged|crafted|manipulated|tampered
        request*|payload*|parameter*|input*|field*|values, client supplied|provided|sent ...
        check*|valid*|verif*|never|not|ignored, user|client supplied|provided
        input*|data|value*|html|file*|name*, html|script|scripts|markup ...
        stripped|escaped|removed ... input*|field*|comment*, escap* ... input*|user, input* ...
        stripped|cleaned|cleansed|trimmed|whitelist*|filtered|screened,
        illegal|unparsable|unparseable|nonsensical|inconsistent|contradictory|conflicting|impossible
        value*|date*|date|input*|combination*|state*|amount*|argument*|field*, end before start,
        start ... before|after ... end date|date, cross field, mandatory|required
        attribute*|value*|header*|keys|param*, field|parameter|value constraint*, constraint
        annotation*, javax|jakarta validation, valid annotation*, spring validation, wtforms,
        webargs, cerberus, voluptuous, colander, valibot, typebox, magic bytes|numbers
        of|in|check*, zip bomb*, file extension*, image bomb*, too
        long|large|big|many|short|small|deep ... refused|rejected|400|413|422|declined|answer*,
        longer than # ... refused|rejected|400|422, at most # character*|chars|bytes, #
        characters|chars max*|at,
        value*|input*|amount*|payload*|upload*|file|files|number*|request*|data ... turned away,
        below|under zero, field*|key|keys|attribute*|parameter* we|server|nobody|api ...
        know|knows|expect|expects, form data ...
        checked|verified|validated|sanitised|sanitized|server, form|fields|values|inputs|entries
        ... checked|verified|validated|repeated on|by|in the|our server|backend, negative
        price*|number*|quantity|balance* ... refused|rejected|accepted|400|422,
        strange|weird|odd|illegal|forbidden|foreign|exotic character*|symbol*|unicode|input*,
        verified|checked|tested|compared|matched against|by|with ... json schema, verified|checked
        against ... schema, incoming|inbound json|data|request*|payload*|message*|values|bodies ...
        verif*|check*|validat*, which field, campos|entradas|datos|parametros ...
        compruebe*|comprueban|verifican|revisan|validan, wrong|bad|invalid|illegal|malformed ...
        never|not|cannot reach*|enter*|pass|passes|get|stored|saved|land|lands, checked against
        an|the allow list|allowlist|whitelist|schema, checked against ... spec|schema|xsd|format,
        only pdf|png|jpg|jpeg|csv, come|comes|came back as 4xx|400|422,
        yield|yields|gives|give|get|gets 422, naming|names|name the ... field, oversized|empty|null
        ... 4xx|400|422, against the xsd, xml|payload*|body|bodies|message* ... validated against,
        mutation input* validated, 요청 검증, checked ... negative ... zero|unknown|empty, violat*
        ... rejected|refused|bounced|declined, rejected at the boundary|edge|border|door, stopped
        up front, 유효성 검사, 유효성 검증, auf lange|format|gultigkeit|plausibilitat ... gepruft,
        werden auf ... gepruft, turned away, lacking|missing a|the|any
        mandatory|required|obligatory, wrong|bad|unexpected shape|type|length|format ... 422|400,
        get|gets a 422|400"""
    )
    excludes = parted(
        """openapi|contract|spec|specification|document|swagger ... validat*, validation workshop*,
        validat* ... openapi|contract, validated by|with, cross validat*, business validation,
        validat* by ... owner|team|stakeholder*|qa|user*|customer*|business, user validation,
        config*|settings|environment|env ... validat*, validat* ... config*|settings|environment,
        token*|jwt|signature*|certificate*|session* ... validat*, validat* ...
        token*|jwt|signature*, hypothes* ... validat*, assumption* ... validat*, acceptance ...
        validat*, po validation,
        backup*|restore|release|deploy*|rollback*|migration*|design|architecture ... validat*,
        validated in|on staging|production|test, file* ... validated and committed, type checks,
        error fields, schema ... database|migration*|registry|drift,
        design|assumption*|idea*|solution ... validated, address validation service, validated
        with, saisies, config*|settings ... schema, request model* ... documented, pull request*,
        feature request*, merge request*, change request*, request count*, request id*, request
        rate*, foreign key constraint*, db|database|unique constraint*, missing
        tests|docs|documentation|index*|translation*, unknown origins, unknown origin, wrong role*,
        invalid token*, invalid credential*, bad credentials, missing headers in openapi, security
        headers missing, for unknown keys|ids, 404 ... unknown, response|answer bod*|payload*,
        response|responses|answer|answers ... match*|conform*|agree*|fit* ... schema*, dto*
        pattern*|projection*, project*|mapped|mapping to|into dtos|dto, dtos|dto have|has ...
        comments|descript*, validation results|reports|report|result, results of ... validation,
        dtos|dto match*|written|added|created, dto* class*|classes|model* match*, dto* ... match*
        ... spec|contract|contracts|document, good ... bad|invalid input, err values ... checked,
        equivalent validation, validation command*|script*|suite|step*|steps passed, upload limit*
        shown|displayed|explained|visible, required|mandatory fields ...
        asterisk|star|marked|highlighted|bold, form|screen|page|dialog|mask shows|marks|highlights
        ... required|mandatory fields, unchecked exception*|casts|cast|warning*|box*|boxes,
        user|customer input from interview*|workshop*|research, greyed|grayed ... picker|calendar,
        entries for ... competition, invalid tickets|ticket|votes|invoices, too many|much|long
        open|meeting*|todo*, date* ... picker, shown next to|beside|under|at, form fields, mime
        sniff*, validation documents|document|protocol*, examples|payloads valid against the
        schema, example payload*|request*, validation of ... by an|the|our
        expert|specialist|team|client|customer|business|users|auditor|lawyer, pass|passes|passed
        the validator, description|spec|document ... validator, sanitised|sanitized error*, sample
        validation, validation shown|signed|report, validated ... by the
        data|domain|medical|quality|business, precision and recall validated"""
    )
    Parameters = ValidationParameters
    judging = ("reach",)
    stage = 45

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read the size of a body that a line allows at most, as in "bodies of at most 1 MB"."""
        found = _SIZE.search(text)
        if found is None or not _OF_BODY.search(text):
            return {}
        scale = {"k": 0.001, "m": 1.0, "g": 1000.0}[found["unit"][0].lower()]
        return {"body_limit": float(found["number"].replace(",", ".")) * scale}

    def roles(self, operations: Sequence[str], parameters: ValidationParameters) -> Sequence[Role]:
        """Ask once what takes input, then for every operation, those that end a session last."""
        ordered = sorted(wanted(operations, parameters.exclude), key=lambda op: (harm(op), op))
        return [
            Role(name=INVENTORY),
            *(Role(name=op, operations=(op,)) for op in ordered),
        ]

    def experiment(
        self, host: Host, todo: Todo, parameters: ValidationParameters
    ) -> Iterable[Observation]:
        """Send the cases, one operation after the other."""
        if INVENTORY in todo:
            yield {"role": INVENTORY, **inventory(host, parameters.exclude)}
        until = min(time.monotonic() + parameters.budget - host.spent, host.until)
        roles = [role for role in todo if role != INVENTORY]
        # What has lost a host already waits for the others, which would not be reached otherwise.
        for role in sorted(roles, key=lambda r: (host.memory.get(_lost(r), 0), harm(r), r)):
            operation = todo[role] or role
            if time.monotonic() > until:
                yield {"role": role, "operation": operation, "out_of_time": True}
                continue
            yield from self._operation(host, role, operation, parameters)

    def _operation(
        self, host: Host, role: str, operation: str, parameters: ValidationParameters
    ) -> Iterator[Observation]:
        about: dict[str, Any] = {"role": role, "operation": describing(host, operation)[1]}
        try:
            accepted = accepted_request(host, operation)
            if accepted is None:
                yield {**about, "uncontrolled": True}
            else:
                yield from self._changed(host, accepted, about, operation, parameters)
        except NotDisposable:
            yield {**about, "forbidden": True}

    def _changed(
        self,
        host: Host,
        accepted: Exchange,
        about: Mapping[str, Any],
        operation: str,
        parameters: ValidationParameters,
    ) -> Iterator[Observation]:
        """Send what is made of an accepted request."""
        role = str(about["role"])
        document, name = describing(host, operation)
        about = {**about, "documented": document is not None and not document.inferred}
        known = subject(
            accepted.request, operation, document, name, host.facts.queries.get(operation, ())
        )
        about["form"] = bool(known.form)
        cases = list(_cases(known, parameters))
        if not cases:
            yield {**about, "cases": 0, **Tally().plain()}
            return
        control = Control(host, known)
        reading = witnesses(host, name)
        if control.lost:
            yield {
                **about,
                "complete": False,
                "cases": 0,
                "lost": control.status,
                **Tally().plain(),
            }
            raise HostLost
        start = host.memory.get(_reached(role), 0)
        result, tally = Delivered(), Tally()
        if control.repeated is not None and not start:
            tally.failures.append({**again(control.repeated), **_AGAIN})
        delivery = PatientDelivery(
            host,
            result,
            start=start,
            seconds=parameters.seconds,
            witnesses=reading,
            accepted=control.base,
        )
        for case in cases:
            sent = delivery.deliver(case.apply(control.base()), case.what)
            if sent is not None:
                tally.count(case, sent, control, host, known)
        # What went well on the way proves nothing when the control has died meanwhile.
        dead = None if delivery.over else host.lost()
        if (spoilt := poisoned(result)) is not None:
            tally.failures.append({**spoilt, "tier": "robust", "family": "poisoned", "rule": ""})
        if dead is not None:
            tally.core = tally.refused = 0
        gone = delivery.unreachable is not None
        afresh = result.over or gone or dead is not None
        host.memory[_reached(role)] = start if dead is not None else result.reached(start)
        yield {
            **about,
            "complete": not afresh,
            "cases": len(cases),
            "checkable": any(case.tier == CORE for case in cases),
            "control": control.status,
            "controlled": control.accepted,
            "out_of_time": result.out_of_time,
            "throttled": result.throttled,
            "lost": dead.status if dead is not None else 0,
            "gone": str(delivery.unreachable or ""),
            **tally.plain(),
        }
        if afresh:
            host.memory[_lost(role)] = host.memory.get(_lost(role), 0) + 1
            raise HostLost

    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: ValidationParameters
    ) -> Outcome:
        """Decide from the answers of all operations."""
        return judge(observations, survey, parameters)


INVENTORY = "what takes input"

_AGAIN = {"tier": "robust", "family": "again", "rule": ""}

_SIZE = re.compile(
    r"(?<![\w.,])(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>[kmg]i?b|kilobytes?|megabytes?|gigabytes?)\b",
    re.IGNORECASE,
)
_OF_BODY = re.compile(r"\b(bod(y|ies)|payloads?|requests?|uploads?|input)\b", re.IGNORECASE)


def _cases(known: Subject, parameters: ValidationParameters) -> Iterator[Case]:
    yield from core(known, wrong_media_type=parameters.media_type)
    yield from free(known)
    yield from extras(known)
    if parameters.robustness:
        yield from robustness(known)
    if parameters.robustness or parameters.body_limit:
        yield from size(known, parameters.body_limit or USUAL_LIMIT)


def _reached(role: str) -> str:
    return f"validation reached {role}"


def _lost(role: str) -> str:
    return f"validation lost {role}"
