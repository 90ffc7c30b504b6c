"""The tests probe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..checklist.matching import parted
from ..checklist.readings import kinds_of_tests
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..recording.suite import SuiteRecord
from .interface import SuiteProbe


@dataclass(frozen=True, kw_only=True)
class TestsParameters:
    """Parameters of the tests probe."""

    __test__ = False

    max_skipped: int = parameter(-1, "Skipped tests that are tolerated; -1 for any number.")
    kind: tuple[str, ...] = parameter(
        (), "Kinds of tests that the line names; the suite is judged as a whole."
    )


class Tests(SuiteProbe[TestsParameters]):
    """The test suite ran as a whole, passed, and was not empty.

    What it proves: pytest collected tests, ran all of them, and none failed.

    What it cannot see: whether the tests assert anything worth asserting.

    How it decides: from the reports of the running session. Skipped tests and expected failures are
    counted and shown. Failed: a test failed or broke in set-up or tear-down, or more were skipped
    than `max_skipped` allows. Inconclusive: only a part of the suite was asked for, or every test
    was skipped.

    Source: the outcomes of pytest itself.
    """

    __test__ = False

    name = "tests"
    phrases = parted(
        """test|tests|tested|testing, test suite|case*,
        unit|integration|regression|contract|component test*,
        e2e|end|functional|automated|api|success|failure|acceptance|negative|smoke|snapshot|system
        test*, end to end test*, happy path*, test* pass*|green|succeed*, pytest, junit, jest,
        playwright, cypress, suite, whole suite, all test jobs, spec|specs pass|green, untested,
        unit tested, tdd, prueba|pruebas, test unitario*, teste|testes, tests unitaires, tests
        passent|verts, testfall|testfalle, unittests, modultest*, integrationstest*,
        regressionstest*, テスト, 测试, 測試, 单元 测试, 用例, 테스트*, kiem thu, тест*, тесты,
        pengujian, tes, suites, specs written|added|exist|cover*, specs ... pass*|green,
        assertion*, regression suite, no regression*, regressions, suite passes|green|runs, vitest,
        mocha, go test, rspec, phpunit, xunit, nunit, existing
        functionality|behaviour|behavior|features ... broken|works|work|intact|unaffected, xfail*,
        testcontainers, test doubles, proven|proved by ... test*, tests with|against|on ...
        postgres|database|mysql, negative|positive|unhappy|sad|happy|edge|corner
        path*|case*|flow*|scenario* ... covered|tested|verified, covered|verified by ...
        automated|automatic|unit|specs, pruebas, casos de prueba, all|key|core|main
        scenario*|flow*|path* ... automated, aucune regression, sin regresiones, sem regressoes,
        keine regressionen, getestet, testado|testada|testados|testadas,
        probado|probada|probados|probadas, teste|testee|testes|testees,
        testato|testata|testati|testate, diuji, lulus tes, pengujian unit, протестовано, покрито
        тестами, тестами, ทดสอบ, 用例 ... 通过, 테스트 작성*|통과*|추가*, mvn|mvnw verify|test,
        gradle|gradlew check|test,
        focused|skipped|ignored|disabled|pending|quarantined|exclusive|only spec|specs|test|tests,
        fdescribe, describe only, it only, end|e2e|ui|api|browser
        to|scenario*|flow*|journey*|check* end|automated|green|pass*|exist*|added, end to end
        scenario*|flow*|check*|journey*|suite*|automat*|coverage|green|specs, e2e
        scenario*|flow*|check*|journey*|suite*|specs|green, scenario* automated, regression
        run|runs|pack|check*|tests|suite, regressions caught|covered, pact, pacts, specs
        adjusted|adapted|updated|extended|rewritten|run|complete, existing specs, spec|specs
        for|cover*|exist*, consumer|consumers contract|contracts verif*|test*|pass*|green|check*,
        test files|file|cases|suites skipped|ignored|disabled, no|zero test*|tests ...
        skipped|ignored|disabled, e2e|functional|unit|integration|acceptance spec|specs
        added|updated|written|pass*|green, acceptance tests pass|passed|passing|green, 单测,
        单元测试, tox|nox runs|run|passes|green, e2e|smoke|integration|unit|contract|regression
        run|runs|job ... green|pass*|clean, bdd, pruebas incluidas, documentacion y pruebas,
        0|zero|no failures|failing|red, regression|bug case|cases|scenario*
        added|written|exist*|cover*|for, regression case|cases|guard|guards, flaky
        test*|spec|specs|suite|suites, flakes, flakiness, no only or|and|left|in, xit, xdescribe,
        newman, postman|insomnia|bruno collection|collections
        run*|runs|pass*|green|executed|automated, consumer driven contract*, tox,
        user|customer|important|critical|main journey*|flow* ... automated, most important|critical
        ... journey*|flow*|path*|scenario* automated, cucumber|gherkin, behave
        runs|run|passes|features|suite|scenarios|green, testsuite*, unittest, ginkgo, minitest,
        nosetests, ctest, karma, selenium, testcafe, webdriver*, robot framework, karate, citrus,
        wiremock, mockserver, approval test*, golden file*|master|test*, verified by
        automat*|unit|integration|regression, reproduces the|each|every
        bug|defect|issue|error|fault, reproducer*, bug* ... reproduced by|in, red before ... green
        after, fail* before ... fix, unit|e2e|integration|regression|smoke pack|packs, e2e
        pack|packs, test|regression pack|packs, happy path plus, consumer driven, boundary values
        ... exercised|tested|covered, boundary values and error paths, data ... factories, test
        data ... set|factories|factory, property based tests|test, e2e ... flow|journey|happy, runs
        through in cypress|playwright|selenium, npm t, no only, only ... skip left, skip left,
        property based test*, yksikkotesti*, yksikkotest*, 테스트 포함, thu ca truong hop, 계약 ...
        검증, it com keycloak, it with testcontainers, tests hermeticos, nothing|none|no one
        skipped, nothing ... quarantined|skipped|disabled, tests ... quarantined, no ignore
        without, ignored|ignore|skip|skipped|disabled without an|a issue|ticket|reason,
        request|model|feature|controller|system specs included|added|written|green|pass*|updated"""
    )
    excludes = parted(
        """manual* test*|tested, tested by|with|on|in|from hand, manual* ... tested, manual
        tests|test|testing, manual regression|smoke|qa|e2e test*, manually test*, tested
        manually|by|in|on, exploratory test*|testing, usability|user|ux|ab|beta|pilot
        test*|testing, a b test*, user acceptance test*|testing, uat, acceptance test* ...
        by|with|signed|pass*, test* by ... qa|owner|po|users|customer*, tested by|with|on ...
        qa|owner|users|staging|device*|browser*|customer*|phone*|tester*|screen reader*, tested in
        staging|browser*|production|preview|sandbox|safari|chrome|firefox|edge,
        load|stress|soak|spike|volume|performance|penetration|pen|fuzz|chaos|capacity|scalability
        test*|testing, load|stress|soak|performance|penetration|fuzz|chaos tested, security
        testing|test by, accessibility|a11y|visual|cross browser|compatibility|browser|device
        test*|testing, backup*|restor*|failover|recover*|disaster|drill ... tested,
        restore|recovery|failover test*, rollback* ... tested, rollback test*, tested rollback,
        restore*|backup* ... tested, alert* ... tested, feature flag* ... tested, latency tested,
        runbook* tested, test|testing coverage, unit|integration test coverage, coverage of ...
        tests, unit test* coverage, test
        environment*|data|plan*|report*|server*|account*|user*|instance*|system|tenant*|device*|card*|evidence,
        test strategy, test tenant, tested backup*, test notes, load test*|tests, property
        based|api test*, ready for test*|qa, handed to test*, contest*, latest, pytest ini, test
        instruction*|step*|scenario* ... written, performance ... tested, 手動 テスト, 手動 で
        テスト, 手动 测试, 负载 测试, 压力 测试, 性能 测试, 测试 覆盖 率, 测试 环境, テスト
        カバレッジ, 負荷 テスト, テスト 環境, pruebas manuales|de carga|de rendimiento|de usuario,
        testes manuais|de carga|de desempenho, tests de charge|manuels, manuelle* test*, lasttest*,
        manuell getestet, 테스트 커버리지*|환경*|데이터*, 부하 테스트*, 수동 테스트*, probado en,
        testado em, test drive*|subject*|balloon*|ride*|account*|purchase*|order*, taste test*,
        smoke test* on|in staging|production, smoke test* after deploy*, smoke test* ...
        staging|deploy*, test|tests achieve|reach|yield|provide|have|exceed ... coverage|%,
        test|tests cover|covers ... %, testable, smoke test* passed|successful on, tests ...
        satisfying, dress rehearsal*, field test*, game test*, drug test*, covid test*, chaos
        test*, restore test*, dr test*, login test account*, test coverage, spec|specs
        written|added by|with, downgrade* ... tested, downgrade|rollback path tested,
        migration*|migrations tested ... production|prod|staging|copy|data|dump,
        migration*|migrations ... up|down|reversible|rollback tested, migration tested, migrations
        tested, test names|name|naming|cases documented, テスト の カバレッジ, 测试 的 覆盖, 단위
        테스트 커버리지*, couverture de|des|du tests|test|code, cobertura de|das|los|las
        tests|testes|pruebas, testabdeckung, do phu ... kiem thu, test names|name|naming, test file
        names, tested down|rollback|downgrade|upgrade path|migration*, downgrade|rollback ...
        tested, down path ... tested, test* ... curl, tested with curl,
        statements|lines|branches|code ... executed|exercised|covered|reached|run|hit by
        tests|unit|test|automated, % ... by tests, type|typing|performance|visual regression*,
        degradation ... tested, tested degradation, fallback*|failover ... tested, regression ...
        performance, testees manuellement, migraciones|migracoes|migrationen ...
        probad*|testad*|getestet, test phase|period|week|session|bench|track, downgrade*|migration*
        ... tested, migration* test*, 测试 代码 覆盖, 测试 的 代码 覆盖, security testing|tests
        runs|run|pass*|automated, application security testing, for|before|during|after the
        acceptance test*, acceptance test* prepared|scheduled|held|planned|session*,
        autoscal*|scaling|alerting|deployment|contract renewal|checkout with ... tested, autoscal*
        tested, on|in|to|into|from|against|for the|a|our|every test, test
        fixture*|fixtures|code|file|files|config*|folder|settings|database|db|schema, test
        cluster|environment*|system|stage|tenant*|machine*|vm|host*|network|domain|tenancy, pruebas
        manuales, para pruebas manuales, manual api|endpoint|backend test*|testing|tests, manual
        ... tests|testing via|with|through, tests|test # coverage|%, tests % coverage, test
        command|commands, accessib* regression*|insights, accessibility, tested with
        chrome|firefox|safari, unit price*, to in testing, a in testing, in testing status, jest
        ... %, swagger ui, no accessibility, test api trong, in swagger ui,
        office|hotel|product|software|business|application|app|executive|honeymoon suite, test
        charter*|phone*|drive*|invitation*|license*|licence*|group*|person*|market*|balance*|payment*|domain*|mailbox*|kit*,
        random prize, suite ... office, karma points, equipment ... tested, tests|test
        manuels|manual*|manuales|manuell*, smoke test https|http|url, no reproducer*, test case*
        ... linked|jira|xray|testrail|zephyr, smoke alarm|detector ... tested,
        sanity|eye|blood|allergy|aptitude test*, signed test, test protocol signed, how to ...
        test, install start and test, start and test, given for testing, slow network, tested on a
        slow, accessibility testing|tests|test, cross browser testing|tests, device testing,
        testado manualmente, probado manualmente, tests may prove, testing completed wcag, local
        test rate, 테스트 실행 방법, se inflar o escopo testes, test
        merchant|tenant|customer|account|user|device|card|patient|shop,
        radio|emc|field|lab|endurance tests, not even for|in tests, even in tests, unit tests
        cover*|reach*|achiev*|hit*|have|has|with|at|for|of|above|over|exceed*|ensure|provide|give
        ... # %, unit tests # %, unit tests is|are|be|must|should ... # %, tested with|by
        a|the|one|some customer|client|user|users|customers, tested with|by a|the|one|some real
        customer|client|user|users|customers|person|people"""
    )
    Parameters = TestsParameters

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read whether skipped tests are allowed, and which kinds of tests are named."""
        none = re.search(r"\b(no|zero|0|without( any)?) skip(ped|s)?\b", text.lower())
        return {**({"max_skipped": 0} if none else {}), **kinds_of_tests(text)}

    def judge(self, suite: SuiteRecord, parameters: TestsParameters) -> Outcome:
        """Decide from the outcomes of the tests."""
        measures = {
            "passed": suite.passed,
            "failed": len(suite.failed),
            "errors": len(suite.errors),
            "skipped": suite.skipped,
            "xfailed": suite.xfailed,
            "xpassed": suite.xpassed,
            "deselected": suite.deselected,
        }
        counted = ", ".join(f"{n} {kind}" for kind, n in measures.items() if n or kind == "passed")
        findings = [_failed(suite, node, "fails") for node in suite.failed]
        findings += [_failed(suite, node, "breaks in set-up or tear-down") for node in suite.errors]
        if 0 <= parameters.max_skipped < suite.skipped:
            findings.append(
                Finding(
                    what=f"{suite.skipped} tests are skipped",
                    where="the suite",
                    measured=str(suite.skipped),
                    expected=f"at most {parameters.max_skipped}",
                    reproduce="pytest -rs",
                    remedy="Run them, or remove them.",
                )
            )
        if findings:
            return Outcome(
                status=Status.FAILED, summary=counted, findings=tuple(findings), measures=measures
            )
        if suite.partial:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"only a part of the suite ran: {suite.partial}",
                advice="Run the whole suite: pytest --backend-dod",
                measures=measures,
            )
        if suite.passed + suite.xpassed == 0:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"no test passed: {counted}",
                advice="Let at least one test run to its end.",
                measures=measures,
            )
        notes: tuple[str, ...] = ()
        if parameters.kind:
            named = ", ".join(parameters.kind)
            notes = (f"kinds of tests are not told apart ({named}): the whole suite was judged",)
        return Outcome(status=Status.PASSED, summary=counted, measures=measures, notes=notes)


def _failed(suite: SuiteRecord, node: str, how: str) -> Finding:
    return Finding(
        what=f"{node} {how}",
        where=node.partition("::")[0],
        measured=suite.messages.get(node, ""),
        expected="passed",
        reproduce=f"pytest '{node}'",
        remedy="See the report of the test above.",
        identity=f"{node} {how}",
    )
