"""Properties that lines often ask for and that this version has no probe for.

A line that asks for one of them must not be decided by another probe that happens to share a word:
it is understood, not available, and therefore not done. A probe that is written takes its phrases
away from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What a line says that asks for a property; the syntax is that of :mod:`.matching`."""

    phrases: tuple[str, ...]
    excludes: tuple[str, ...] = ()


def _topic(phrases: str, excludes: str = "") -> Topic:
    """Make a topic of phrases parted by commas."""
    return Topic(phrases=_parted(phrases), excludes=_parted(excludes))


def _parted(phrases: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in phrases.split(",") if phrase.strip())


PLANNED: Mapping[str, Topic] = {
    "endpoints": _topic(
        """endpoint* ... implement*, endpoint* ... test*, endpoint* ... exist*, endpoint* work*,
        endpoint* ... complete*, endpoint* ... available, endpoint* ... registered, endpoint*
        ... reachable, endpoint* ... respond*, endpoint* ... covered, route* ... implement*,
        route* ... available, route* ... registered, route* ... test*, operation* ...
        implement*, operation* ... test*, operation* ... exercised, implement* ... endpoint*,
        implement* ... route*, test* ... endpoint*, test* ... route*, test* ... operation*,
        all endpoints, every endpoint, api* ... implement*, api works""",
        """health endpoint*, liveness endpoint*, readiness endpoint*, ready endpoint*, metric*
        endpoint*, on all endpoint*, on every endpoint*, on each endpoint*, on public
        endpoint*, for public endpoint*, protect* endpoint*, existing api*""",
    ),
    "migrations": _topic(
        """migration*, migrate*, alembic, flyway, liquibase, schema change*, downgrade path*,
        downgrade* ... upgrade*, database schema ... up to date""",
        """migration guide*, upgrade guide ... migration, migrat* of customer*, migrat* of
        user*, migrat* to version*, customer migration*""",
    ),
    "validation": _topic(
        """validat*, invalid input*, invalid data, invalid request*, invalid value*, bad input,
        bad request*, sanitiz*, sanitis*, malformed, input check*, unknown field*, request
        schema*, request response schema*, payload size*, body size*, upload* ... limit*,
        max* length, wrong type*, missing field*, pydantic""",
        """openapi ... validat*, validat* ... openapi, schema validat*, validation workshop*,
        validat* by, validat* with, cross validat*, business validat*""",
    ),
    "errors": _topic(
        """error handling, error* ... handle*, handle* ... error*, error response*, error
        format*, error message*, error code*, error bod*, error path*, error case*, error
        envelope*, error model*, error schema*, error contract*, errors return*, errors use*,
        errors follow*, errors include*, errors consistent*, consistent error*, meaningful
        error*, uniform error*, exception*, status code*, http status*, stack trace*,
        stacktrace*, traceback*, problem details, problem json, rfc 7807, rfc 9457, failure*
        ... handle*, return* 400, return* 404, return* 409, return* 422, returns 503, edge
        case* ... handle*""",
        """error rate*, access returns 404, exception* approved, exception* documented, with the
        exception, error logging""",
    ),
    "openapi": _topic(
        """api doc*, api reference, openapi, swagger, redoc, redocly, api spec*, api contract
        ... updat*, contract ... up to date, documented ... endpoint*, endpoint* ...
        documented, operation* ... described, endpoint* ... described, api description*,
        postman collection*, example* ... every operation""",
        """conform* ... openapi, match* ... openapi, match* ... api spec*, openapi ... generated
        client*""",
    ),
    "schema-drift": _topic(
        """schema drift, drift, openapi ... regenerat*, openapi ... committed, openapi ... in
        sync, spec* ... in sync, schema* ... in sync, contract ... in sync, spec ... match*
        ... implement*, implement* ... match* ... spec*, implement* ... match* ... contract,
        generated client*, contract ... agree*""",
        "configuration drift, infrastructure drift",
    ),
    "breaking-changes": _topic(
        """breaking change*, breaking api*, backward* compatib*, backwards compatib*, api
        version*, versioned api*, existing client*, old client*, existing consumer*,
        deprecat*, non breaking, client* ... still work*, semver""",
        "backward* compatib* migration*",
    ),
    "logging": _topic(
        """logging, log* ... structured, structured log*, logs, logged, log level*, log line*,
        log entr*, log message*, log file*, log output, log record*, in the log, log or,
        never log*, not log*, audit log*, audit trail*, access log*, error log*, json log*,
        loggers, log redaction, pii ... log*, no personal data in""",
        """logged in, logged out, logging in and, users logging in, logging out, log in, log
        out, change log*, git log, login*, decision log*""",
    ),
    "metrics": _topic(
        """metric*, monitoring, monitored, prometheus, dashboard*, grafana, datadog, observab*,
        instrumentation, instrumented, telemetry, sli*, business counter*, request counter*""",
        """business metric* agreed, success metric*, code metric*, product metric*""",
    ),
    "tracing": _topic(
        """tracing, traces, trace id*, traceid*, trace context, traceparent, correlation id*,
        request id*, opentelemetry, otel, spans, distributed trac*, x request id, jaeger""",
        "stack traces",
    ),
    "cors": _topic("cors, cross origin, allowed origin*"),
    "security-headers": _topic(
        """security header*, hsts, csp, nosniff, content security policy, x frame options,
        strict transport security, x content type options, referrer policy, server header*, x
        powered by, secure header*"""
    ),
    "tls": _topic(
        """tls, https, ssl, encrypt* in transit, certificate* ... valid, certificate* ... expir*"""
    ),
    "authentication": _topic(
        """authentication, authenticat*, unauthenticat*, auth, jwt*, oauth*, oidc, openid, saml,
        api key authentication, password hash*, password* ... hash*, hash* ... password*,
        argon2*, bcrypt, access token*, refresh token*, token* ... expir*, session* ...
        expir*, session* ... invalid*, invalid* ... session*, session handling, mfa, two
        factor, login* ... protected, password polic*, password reset*, token* ... rotat*,
        lockout, account lock*, 401, csrf""",
        "refresh token* ... repo*",
    ),
    "authorization": _topic(
        """authorization, authorisation, authoriz*, authoris*, permission*, rbac, abac, access
        control*, roles, wrong role*, role based, role check*, ownership, tenant*, multi
        tenan*, least privilege, idor, bola, object level, field level, privilege*, other
        user*, 403, forbidden, for the owner, scoped to, access rights, missing rights""",
        "roles and responsib*, code ownership, ownership ... clear*",
    ),
    "sql-injection": _topic(
        """sql injection*, injection attack*, prepared statement*, parameteri* quer*,
        parameteri* sql, parameteri* statement*, bound parameter*, bind parameter*, raw sql,
        string built sql, sql ... string*, string* ... sql, concatenat* ... sql, sql ...
        concatenat*, sqli"""
    ),
    "dependencies": _topic(
        """dependenc* ... vulnerab*, vulnerab* ... dependenc*, vulnerable package*, vulnerable
        librar*, dependency audit*, dependency scan*, dependency check*, dependenc* ...
        pinned, pinned ... dependenc*, dependenc* ... up to date, dependenc* ... updated,
        dependenc* ... cve*, dependenc* ... licen*, dependenc* ... audit*, dependenc* ...
        scan*, outdated dependenc*, outdated package*, cve*, pip audit, npm audit,
        dependabot, renovate, snyk, trivy, lock file*, lockfile*, requirements ... pinned,
        known vulnerabilit*, sbom, new dependenc*, third party licen*, supply chain""",
        "dependency injection, dependenc* on",
    ),
    "indexes": _topic(
        """database ind*, index* ... foreign, foreign key* ... index*, indices, db index*,
        indexes, index added, index* ... quer*, quer* ... index*, index* ... column*, missing
        index*, an index, indexed, query plan*, explain analyze, full table scan*, sequential
        scan*, slow quer*""",
        "index page*, index of",
    ),
    "connection-pool": _topic(
        """connection pool*, pool exhaust*, pool size*, pooling, pgbouncer, connection* ...
        recycled"""
        "connection* ... returned, connection leak*, database connection*",
    ),
    "n-plus-one": _topic(
        """n 1 quer*, n 1, n+1, eager load*, dataloader*, query count*, one query per"""
    ),
    "uuid-keys": _topic("uuid*, ulid*, guessable id*, sequential id*, opaque id*, unguessable"),
    "timezones": _topic(
        """time zone*, timezone*, utc, naive datetime*, aware datetime*, datetime now, iso 8601""",
        """time zone picker, timezone picker, time zone select*, timezone select*""",
    ),
    "transactions": _topic(
        """transaction*, atomic*, rollback on error, rolled back, all or nothing, partial
        write*, race condition*, lost update*, optimistic lock*, row lock*, isolation level*,
        acid""",
        "transaction log*, transaction fee*, atomic commit*",
    ),
    "latency": _topic(
        """latenc*, p50, p90, p95, p99, response time*, responds in, respond* within, answers
        within, millisecond*, ms, performance budget*, fast enough, performance test*,
        benchmark*"""
    ),
    "throughput": _topic(
        """throughput, load test*, stress test*, soak test*, concurrent user*, parallel user*,
        simultaneous user*, rps, tps, locust, k6, gatling, jmeter, under load, peak load"""
    ),
    "outbound-calls": _topic(
        """retry*, retries, retried, backoff, back off, circuit breaker*, timeout*, time out*,
        outbound call*, external call*, third party call*, outgoing request*""",
        "external calls inside",
    ),
    "graceful-shutdown": _topic(
        """graceful shutdown, graceful* ... stop*, shutdown, shuts down, shut down, sigterm,
        drain*"""
    ),
    "degradation": _topic(
        """graceful degradation, degrad*, fault toleran*, fallback*, fail* gracefully,
        resilien*, failover, chaos, outage*, dependency ... down, dependenc* ... unavailable,
        database ... down, database ... gone, redis ... down, cache ... down, is unavailable,
        broken dependenc*, single point of failure, recovers, self heal*""",
    ),
    "configuration": _topic(
        """environment variable*, env var*, environment config*, configuration ... environment,
        config* ... environment, loaded from environment, from environment, from the
        environment, env example, env sample, required variable*, 12 factor, twelve factor,
        configurable, configuration documented, config* validat*, settings ... validat*,
        debug mode, hard coded url*, hardcoded url*, hard coded config*, config externali*,
        externali* config*, magic number*""",
    ),
    "pagination": _topic("paginat*, paged, page size*, cursor based, limit and offset"),
    "idempotency": _topic(
        """idempoten*, duplicate request*, duplicate message*, repeated request*, exactly once,
        replay*"""
    ),
    "caching": _topic(
        """caching, cache header*, cache control, cache invalid*, cache* ... invalidated, cache
        hit*, cache ttl, ttl, etag*, cache key*, cached response*, cache strateg*,
        conditional request*""",
        "build cach*, pip cach*",
    ),
    "graphql": _topic(
        """graphql, resolver*, introspection, query depth, query complexity, dataloader*,
        mutations"""
    ),
    "lint": _topic(
        """lint*, ruff, flake8, pylint, eslint, checkstyle, sonar*, code style, style guide*,
        coding standard*, coding convention*, code convention*, pep 8, pep8, static analysis,
        unused import*, unused code, dead code, code smell*, naming convention*, compiler
        warning*, pre commit""",
        """openapi lint*, lint openapi, redocly ... lint, ruff format*, security lint*, security
        static analysis, static analysis ... security, static security analysis""",
    ),
    "formatting": _topic(
        """formatted, formatter*, code format*, formatting, ruff format, black, prettier, isort,
        gofmt""",
        "black box, error format*",
    ),
    "types": _topic(
        """mypy, pyright, typecheck*, type check*, type hint*, type annotation*, type safe*,
        static typ*, strict typ*, type ignore*, typed, types green, types pass, lint types,
        types clean, untyped, tsc""",
        "typed by hand",
    ),
    "complexity": _topic(
        """complexity, cyclomatic, function* ... lines, method* ... lines, line* per function*,
        file* ... lines long, nesting depth, parameters per function, long method*, long
        function*, functions short, duplicat* code, code duplication""",
        "query complexity, depth and complexity",
    ),
    "docs": _topic(
        """readme*, docs, doc, documentation, documented, document the, docstring*, runbook*,
        adr, adrs, decision record*, index of decisions, decision log*, architecture
        decision*, architecture diagram*, diagram*, user guide*, upgrade guide*, migration
        guide*, developer guide*, guide ... updated, guide ... written, manual updated, user
        manual*, wiki, confluence, instruction*, code comment*, code commented, comments
        explain*, comment* ... why, how to, mkdocs, sphinx, onboarding, playbook*, knowledge
        base""",
        """api doc*, openapi document*, documented operation*, documented endpoint*, documented
        error*, documented status*, operation* documented, endpoint* documented, as
        documented, doc* uploaded, decision recorded, linked in the runbook""",
    ),
    "changelog": _topic(
        """changelog*, change log*, release note*, version bump*, version number*, version*
        bumped"""
    ),
    "todo": _topic(
        """todo*, fixme*, placeholder*, stubs, no stub*, mock data, dummy data, commented out
        code, hacks, no mocks""",
        "todo list*, to do list*",
    ),
    "debug": _topic(
        """print statement*, debug statement*, debug print*, debug output, debug code, debugging
        code, debug log*, breakpoint*, console log*, console output, pdb, no print*,
        debugger*"""
    ),
    "build": _topic(
        """build* pass*, build* succeed*, build* green, build without, build is, builds without,
        builds clean*, one command build, clean build*, clean checkout, compile*,
        compilation, build ... warning*, build artifact*, builds on, package builds, code
        builds, project builds, build ... works, app* starts, application starts, service
        starts, starts without""",
        "main branch build*, mkdocs build, docs build*, docker build*",
    ),
    "container": _topic(
        """docker*, container*, compose file, non root, helm, kubernetes, k8s, base image*,
        image size*"""
    ),
    "ci": _topic(
        """ci, ci cd, cicd, pipeline*, continuous integration, github actions, gitlab ci,
        jenkins, required check*, status check*, all checks, checks green, checks are green,
        main branch build*, workflow* pass*, workflow* green, main is green, main branch
        green""",
        "data pipeline*, processing pipeline*",
    ),
    "owasp": _topic("owasp"),
    "xss": _topic("xss, cross site scripting, output encod*, html escap*"),
    "resource-limits": _topic(
        """memory leak*, memory usage, memory limit*, cpu usage, cpu limit*, resource limit*"""
    ),
}
"""Name → what lines say that ask for it."""
