"""The breaking-changes probe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from ..checklist.matching import parted
from ..hosts.interface import Survey
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..project.base import base_of
from ..project.candidates import candidates
from ..project.committed import committed, committed_at
from ..project.openapi_breaking import Break, breaks
from ..project.openapi_diff import compare, shared
from ..project.openapi_operations import Reader, as_served
from ..project.repository import Repository
from .contract import ContractProbe
from .contract_words import counted, nearest, shown, told
from .interface import Observation

_COMMIT_IT = (
    "Keep the document in the repository: write what the application makes to openapi.json, commit "
    "it, and hold it up to date with the probe schema-drift."
)


@dataclass(frozen=True, kw_only=True)
class BreakingChangesParameters:
    """Parameters of the breaking-changes probe."""

    base: str = parameter(
        "",
        "Branch, tag or commit to compare with; origin/HEAD, origin/main, origin/master, main or "
        "master when empty.",
    )
    exclude: tuple[str, ...] = parameter(
        (), "Rules, operations or paths left out, such as `/internal/*`."
    )


class BreakingChanges(ContractProbe[BreakingChangesParameters]):
    """No client of the API breaks by what was changed.

    What it proves: against the document as it was where the work left its base branch, no operation
    is gone that was not deprecated, no request is asked for more, and no answer promises less, by
    rules that oasdiff ranks as errors.

    What it cannot see: changes of behaviour that the document does not tell.

    How it decides: the committed document at the merge base with the base branch against the one in
    the work tree, and against the one that the application makes, so that a document that was not
    written anew hides nothing. On the base branch itself the commit before is the base. Failed: a
    change that breaks. Inconclusive: no git, a clone without the base's history, no document in the
    repository. Not applicable: there was no document, or no commit, before.

    Source: oasdiff, rules of the level ERR.
    """

    name = "breaking-changes"
    phrases = parted(
        """api breaks, breaking, backward*|forward* compatib*, compatib* ...
        client*|consumer*|version*|api, client*|consumer*|integration* ... compatib*, api version*,
        versioned api*|endpoint*|routes, version* ... api|apis|endpoint*|routes, version prefix,
        existing|old|older|current client*, existing|old|older|current|downstream
        consumer*|integration*|caller*|sdk*|api*, client*|consumer* ... unaffected|still work*|keep
        working|not broken|break|breaks, deprecat*, sunset, semver, semantic version*, contract*
        ... break*|compat*, compatibilidad, compatible* ... version*|cliente*, retrocompatib*,
        abwartskompatib*, ruckwartskompatib*, compatibilidade, 後方 互換, 互換 性, 向后 兼容, 兼容
        性, 向下 兼容, 하위 호환*, 호환성*, tuong thich nguoc, api|apis is|are|remains|stays
        versioned|stable, public api ... stable|unchanged, stable api*|contract, contract* ...
        unchanged|stable, clients need no change*, no client change*, major version bump*,
        client|clients|consumers keep|continue ... function*|work*, v1 client*|consumer*|api,
        generated client* ... compile*|works|unchanged, removed|renamed ...
        field*|endpoint*|parameter*|attribute*|response*, field*|endpoint*|parameter*|attribute*
        ... removed|renamed|deleted, deprecated field*|endpoint*|version*|route*, old
        version*|fields|endpoints ... kept|supported|available|work*, additive change*|only, only
        additive, api|contract|event|message schema ...
        backward*|additive|compatib*|unchanged|stable|evolution, version|versioned|versioning
        url*|uri*|path*|header*, versioning, v1|v2 ... supported|kept|works|untouched, url
        version*, sem ver, oasdiff, api diff, rueckwaertskompatib*, retrocompatible*,
        ruptura|rupturas, changements cassants, cambios incompatibles|rompedores|que rompan,
        mudancas incompativeis|quebra*, alte clients, bestehende clients, 旧 版本, 兼容 旧, 旧
        クライアント, 기존 클라이언트*, tuong thich, old|older|existing|published|released
        app|apps|client*|version* ... keep|still|continue|works|work|unaffected, old|previous
        api|version* ... answers|works|as before|unchanged, old and new version*|client*|api, side
        by side, client*|consumer* ... broken,
        route*|path*|url*|field*|endpoint*|name|names|contract|response* ... stable|unchanged,
        rename* ... field*|endpoint*|route*, no renamed|removed|changed
        field*|type*|endpoint*|parameter*, client*|consumer*|partner*|sdk ...
        keep|still|continue|compile*|unaffected, client*|consumer*|partner* ... work unchanged,
        change*|changes|changed|changing|alter*|affect*|touch* the public|external|published
        api|contract|interface*, public|external|published api ...
        change*|unchanged|untouched|affected|same, old|older|existing|published|released|previous
        ... app|apps|client*|version* ... keep|still|continue, breaking changes|change, breaks ...
        api|client*|consumer*|contract, api|contract|schema|interface change* ...
        additive|compatible|optional, change* to|in the|our public|published|external
        api|contract|interface, additive, only optional|new fields, old|previous|former|legacy ...
        field*|name*|parameter*|path*|route*|url*|format* ...
        accepted|supported|kept|work*|available|honoured|honored|redirect*, deprecation
        header*|notice*|warnings|period|policy ...
        header*|client*|response*|api|announced|documented|sent,
        api|apis|contract|contracts|endpoint|endpoints ... versioned, versioned
        api|apis|endpoint|endpoints|contract|contracts, field removal*|removals, removed field*,
        schema diff, 对外 接口 ... 兼容, 接口 ... 保持 兼容, 接口 ... 向后 兼容, backward compat
        checked, backwards compat, no incompatible, incompatible ...
        change*|contract|contracts|api|version*|release*|schema*|field*, inkompatib*, incompatib*
        ... api|contract|client*|version*, deprecation*
        announced|communicated|documented|marked|scheduled|two|period|window|first, openapi|swagger
        diff against|with|vs|versus|to|from|shows|reports|check|clean,
        public|published|external|exported|rpc signature*|method*|interface|interfaces|types|names
        unchanged|stable|kept|untouched|same|intact|preserved, signature|signatures
        unchanged|kept|stable|preserved|intact, v1|v2
        still|remains|stays|keeps|continues|keep|remain|unaffected|untouched|unchanged|alive, v1
        ... v2, compatib* ... previous|last|older|earlier|existing|old|prior|released|deployed
        release*|version*|client*|app|apps|consumer*, compatible with|to
        previous|existing|old|older|earlier|last|released|deployed|published|v1|current|all,
        api|contract|contracts|clients|consumers|integrations|callers|partners|sdks not|never
        broken|broke, api|contract|contracts|clients|consumers|integrations|callers|partners is|are
        not|never broken, break|breaks|broke|breaking the|any|our|existing|public|published|old|an
        api|public|contract|client*|consumer*|caller*|integration*|sdk*|existing|published,
        not|never break|breaks|broke ... api|contract|client*|consumer*|caller*|integration*,
        default behaviour|behavior kept|unchanged|preserved|same|for, behaviour|behavior ...
        unchanged|same|kept|preserved ... client*|caller*|consumer*|old|existing,
        existing|published|released|public|response|current
        field|fields|parameter*|attribute*|endpoint*|route*|operation*|event*|type|types|format*|shape*|structure*|payload*|contract|url|urls|path|paths
        ...
        unchanged|kept|preserved|stable|retained|intact|untouched|renamed|removed|altered|same|changed,
        type|types|meaning|format|semantics of ... existing|published|released|public
        field*|parameter*|attribute*|endpoint*, response|payload format|shape|structure
        preserved|unchanged|stable|kept|same|intact|identical, new
        field*|parameter*|propert*|attribute*|argument*|header* ... optional, new
        request|input|body|query field*|parameter*|propert* ... optional, optional
        field*|parameter*|propert*|attribute* added|only, enum value*|values|member* ...
        removed|renamed|reused|dropped|kept|added, no|removed|dropped enum removed|values|value
        removed|dropped, registry ... compat*, downstream|dependent|consuming|other|calling
        service*|system*|client*|app|apps|consumer*|application* ...
        unaffected|keep|still|affected|break*|broken|compatible|impact*|impacted,
        change*|cambios|mudancas|changements|anderungen
        incompatible|incompatibles|incompativeis|incompatives|inkompatible|cassant|cassants|disruptivos|rupturistas,
        que rompan|rompen|rompa|quebrem|quebre|cassent|casse ...
        client*|contrat*|api|compat*|consumidor*, rupture|ruptures de|d contrat|api|compatibilite,
        pas de|aucune rupture, rompe|rompen|quebra|quebram|casse|bricht|brechen ...
        contrato|cliente*|clientes|api|contrat|clients, retrocompativ*, compativ* ...
        versao|versoes|cliente*|anterior*, compatible* ... versiones|version|anteriores|clientes
        existentes, kompatib* ... version*|client*|alte*|bestehend*|vorversion|vorganger*,
        clientes|clients existentes|antiguos|antigos|existants|actuels|anciens,
        old|older|previous|outdated app|apps|mobile|client|clients|sdk|sdks
        version*|survive|notice|work|works|unaffected, parallel version*|versions|v1|operation of,
        two|both|several versions|api ... parallel|side|supported|served|live, minor|patch
        release|version compatible|only|without, major release|version|bump for|on|when|if ...
        incompatible|break*, removal*|rename*|renaming of ... field*|endpoint*|parameter*,
        nothing|no field*|endpoint*|parameter*|response* ...
        disappear*|vanish*|goes|dropped|lost|missing, tolerant reader*,
        contract|api|schema|message|event evolution|evolves, evolve|evolves|evolved
        compatib*|additively|without, client*|consumer*|caller*|integration*|partner*|integrator*
        ... still|continue|keep|keeps|go|goes|continues|kept ...
        work*|talk*|call*|run*|function*|parse|compile|accepted|understand*,
        apps|app|version|versions|releases from|of last|previous|older|earlier ...
        still|can|keep*|continue*|work*, we only add, only add|adds|adding|added
        to|fields|optional|new, nothing but additions,
        client*|consumer*|caller*|partner*|integrator*|integration*
        need|needs|require|requires|have|has no|not|nothing
        change*|update*|adapt*|adjust*|migrat*|action, no
        change|changes|action|adaptation|adjustments needed|required|necessary for|by|on|at|in
        client*|consumer*|caller*|partner*|integrator*|the, force* ...
        client*|consumer*|integrator*|partner* ... change*|upgrade*|update*|migrat*, forced
        upgrade*|update*, old|former|previous|legacy
        field*|parameter*|path*|route*|endpoint*|header*|enum* ...
        still|stay*|delivered|served|answer*|kept|remain*|alias*,
        callers|clients|consumers|integrators|partners ... see|sees|notice|notices|feel
        no|nothing|any difference*|change*, callers|clients|consumers ... notice|feel nothing, no
        difference for|to ... client*|caller*|consumer*|partner*, removals announced|one, announce*
        ... removal*|deprecat*|breaking, integrator*|client*|partner*|consumer*|caller* ... not ...
        touch|change|adapt|rewrite|recompile, new|newer|latest version|release|server
        accepts|answers|understands|reads ... old|older|previous, break|breaks existing
        queries|clients|consumers|callers|mutations|integrations, old|older ... keep|keeps working,
        still serve*|accept*|support* v1|v2|v3|v4, v1|v2|v3|v4 ... still
        accepted|served|supported|works|work, messages are still accepted, minor bump, minor
        version bump, зворотно сумісна, обратно совместим*, major version
        raised|bumped|incremented|increased, field|fields|property|endpoint disappear*|vanish*,
        versions already in the store*, app|apps|client|clients|versions ... keep working, keep
        working against, no public|exported function|method|class|symbol|type ... removed|renamed,
        removed|renamed in a minor|patch, kept the old ... working, old|older|previous|last ...
        apps|clients|sdk|sdks|integrations working|work|break,
        integrator*|consumer*|client*|app|apps ... break"""
    )
    excludes = parted(
        """deprecat* ... librar*, backward*|forward* compatib* migration*, breaking point,
        deprecat* warning*|package*, deprecat* dependenc*|librar*|function*|method*|python, browser
        compatib*, line breaking, no deprecated, circuit breaking, deprecated code, deprecated
        api*|function*|method*|librar* used|usage|calls|removed from code, versioning of
        documents|files, version control*, git versioning, dead code ... removed, debug* ...
        removed, field*|parameter* ... removed ... log|logs|logged|logging, unused ... removed, old
        ... removed|deleted, versioned migration*|schema|script*|artifact*|image*, versioning ...
        metadata|sha|hash, versioning of builds|artifacts, runtime version, version endpoint ...
        runtime|build|git, from v1 to v2, guide ... v1|v2, version|versions
        trace|history|info|number|list|banner|page endpoint*, fields|field|columns removed|renamed
        from|in ... form|screen|dialog|mask|ui|view|report, fields removed from ... form,
        break|coffee|lunch|breaking news, breaking news, printer*|device*|browser*|screen*
        compatib*, compatible printer*|device*|browser*|screen*|licen*, incompatible
        licen*|printer*|device*, tests|build|pipeline|main|master|layout not|never broken|break,
        break* ... build|layout|tests|pipeline, does not break the build|layout|tests, existing
        customers|contracts, voucher, default settings, sorting|order|ordering|sort stable,
        generated client compiles, breaking change|changes listed|documented|announced|noted,
        breaking change|changes in the release|changelog, graphql schema diff, changed або
        breaking, changed or breaking, label breaking"""
    )
    Parameters = BreakingChangesParameters
    judging = ("base", "exclude")

    def look_up(
        self, repository: Repository, parameters: BreakingChangesParameters
    ) -> Mapping[str, Any]:
        """Find the documents that are kept in the repository, as they are and as they were."""
        kept = committed(repository)
        if not kept:
            return {"kept": [], "apps": list(candidates(repository))[:3]}
        base = base_of(repository, parameters.base)
        found = []
        for one in kept:
            before, known = (None, True)
            if base.commit:
                before, known = committed_at(repository, base.commit, one.path)
            was = {"path": before.path, "raw": before.document.raw} if before else None
            told_of = {"path": one.path, "raw": one.document.raw, "was": was, "known": known}
            found.append({**told_of, "named": bool(repository.document)})
        return {
            "kept": found,
            "base": base.name,
            "commit": base.commit[:12],
            "trouble": base.trouble,
            "advice": base.advice,
        }

    def judge(
        self,
        observations: Sequence[Observation],
        survey: Survey,
        parameters: BreakingChangesParameters,
    ) -> Outcome:
        """Decide from the documents, now and then."""
        own: Mapping[str, Any] | None = observations[0].get("own") if observations else None
        files = survey.files
        operations = list(Reader(own).operations()) if own else list(survey.exercised)
        kept = nearest(files.get("kept", ()), operations)
        if kept is None:
            return _unseen("no API document is kept in the repository", _COMMIT_IT)
        if files["trouble"] and not files["advice"]:
            return Outcome(status=Status.NOT_APPLICABLE, summary=files["trouble"])
        if files["trouble"] or not kept["known"]:
            trouble = files["trouble"] or f"git cannot tell what {files['base']} held"
            return _unseen(trouble, files["advice"] or "See that git can read the repository.")
        since = f"{files['base']} ({files['commit']})"
        if kept["was"] is None:
            return Outcome(
                status=Status.NOT_APPLICABLE, summary=f"{kept['path']} is new since {since}"
            )
        return _compared(kept, own, since, parameters)


def _unseen(what: str, advice: str) -> Outcome:
    return Outcome(status=Status.INCONCLUSIVE, summary=what, advice=advice)


def _compared(
    kept: Mapping[str, Any],
    own: Mapping[str, Any] | None,
    since: str,
    parameters: BreakingChangesParameters,
) -> Outcome:
    was, path = kept["was"]["raw"], kept["path"]
    total = len(Reader(was).operations())
    told_in_file = [one for one in _breaks(was, kept["raw"]) if not _left_out(one, parameters)]
    findings = [_finding(one, path, since, path) for one in told_in_file]
    notes = []
    served = as_served(was, list(Reader(own).operations())) if own is not None else was
    if own is not None and shared(served, own):
        known = {_key(one) for one in told_in_file}
        more = [one for one in _breaks(served, own) if not _left_out(one, parameters)]
        more = [one for one in more if _key(one) not in known]
        findings += [_finding(one, path, since, "the application") for one in more]
    elif own is not None:
        notes.append(
            f"{path} and the application have no operation in common: only {path} was read"
        )
    else:
        notes.append(f"the application makes no document: only {path} was read")
    if kept["was"]["path"] != path:
        notes.append(f"it was {kept['was']['path']} then")
    counts = Counter(finding.expected.partition("(")[2].rstrip(")") for finding in findings)
    measures = {"operations": total, "rules": dict(sorted(counts.items())), "base": since}
    if not total:
        return _unseen(f"{kept['was']['path']} named no operation at {since}", _COMMIT_IT)
    compared = f"{counted(total, 'operation')} compared with {since}"
    if findings:
        kinds = ", ".join(f"{rule} ({number})" for rule, number in counts.most_common())
        return Outcome(
            status=Status.FAILED,
            summary=f"{compared}: {kinds}",
            findings=tuple(findings),
            notes=tuple(notes),
            measures=measures,
        )
    return Outcome(
        status=Status.PASSED,
        summary=f"{compared}: nothing that breaks a client",
        notes=tuple(notes),
        measures=measures,
    )


def _breaks(was: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Break, ...]:
    return breaks(compare(was, now))


def _key(one: Break) -> tuple[str, str, str]:
    return one.rule, one.difference.operation, one.difference.place


def _left_out(one: Break, parameters: BreakingChangesParameters) -> bool:
    operation = one.difference.operation
    names = (one.rule, operation, operation.partition(" ")[2])
    return any(fnmatchcase(name, pattern) for name in names for pattern in parameters.exclude)


def _finding(one: Break, path: str, since: str, now: str) -> Finding:
    difference = one.difference
    remedy = (
        "Keep the old way beside the new one and deprecate it first, or raise the API's version."
    )
    if now != path:
        remedy += f" {path} does not tell of it: write it anew."
    return Finding(
        what=told(difference, "the base", now),
        where=f"{path}#{difference.pointer}",
        measured=shown(difference, since, now),
        expected=f"what clients of the base rely on ({one.rule})",
        remedy=remedy,
    )
