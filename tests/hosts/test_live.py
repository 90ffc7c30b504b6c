"""Which experiment is carried out on which host, with hosts that answer from a table."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.hosts.interface import Facts, Host, HostLost, NotDisposable
from pytest_backend_dod.hosts.live import (
    CHEAP,
    FRESH_HOSTS,
    Budget,
    HostTestPhase,
    LiveRecord,
    LiveTask,
)
from pytest_backend_dod.hosts.live_target import RENEWALS, TargetPhase
from pytest_backend_dod.hosts.meeting import Shown
from pytest_backend_dod.hosts.targets import TargetHost
from pytest_backend_dod.parameters import parameter
from pytest_backend_dod.probes.interface import LiveProbe, Role
from pytest_backend_dod.recording.exchange import Answer, Request

Experiment = Callable[[Host, Mapping[str, str]], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True, kw_only=True)
class Strictness:
    depth: int = parameter(1, "How deep to look.")
    most: int = parameter(0, "What is tolerated.")


class Asking(LiveProbe[Strictness]):
    """A probe whose roles and experiment are given."""

    name: ClassVar[str] = "asking"
    Parameters = Strictness
    judging = ("most",)

    def __init__(
        self,
        roles: Sequence[Role] = (Role(name="any"),),
        experiment: Experiment | None = None,
        *,
        name: str = "asking",
        stage: int = 50,
    ) -> None:
        self.name, self.stage = name, stage  # type: ignore[misc]
        self._roles, self._experiment = roles, experiment
        self.todos: list[dict[str, str]] = []

    def roles(self, operations: Sequence[str], parameters: Strictness) -> Sequence[Role]:
        return self._roles

    def experiment(
        self, host: Host, todo: Mapping[str, str], parameters: Strictness
    ) -> Iterable[Mapping[str, Any]]:
        self.todos.append(dict(todo))
        if self._experiment is not None:
            yield from self._experiment(host, todo)
        else:
            for role, operation in todo.items():
                yield {"role": role, "operation": operation}

    def judge(self, observations: Any, survey: Any, parameters: Strictness) -> Any:
        """Never asked for here."""
        raise NotImplementedError


def task(probe: Asking, **parameters: Any) -> LiveTask:
    return LiveTask(probe=probe, parameters=Strictness(**parameters))


class Standing(Host):
    """A host that stands."""

    def __init__(self, name: str) -> None:
        self.facts = Facts(name=name, kind="test", writable=True, routes=("GET /orders",))
        self.controls, self.memory = {}, {}

    def _send(self, request: Request, client: str | None) -> Answer:
        return Answer(status=404)


@dataclass
class Runner:
    """Opens hosts without running any test, and remembers which."""

    opened: list[str] = field(default_factory=list)
    wanted: list[tuple[str, ...]] = field(default_factory=list)
    memories: list[dict[str, Any]] = field(default_factory=list)
    refusing: Mapping[str, str] = field(default_factory=dict)

    def serve(self, item: Any, nextitem: Any, wanted: Any, work: Any, memory: Any) -> str:
        self.opened.append(item.nodeid)
        self.wanted.append(tuple(wanted))
        self.memories.append(memory)
        if item.nodeid in self.refusing:
            return self.refusing[item.nodeid]
        work(Standing(item.nodeid))
        return ""


@dataclass
class Suite:
    """A suite that has run: which test was accepted by which operation."""

    accepted: Mapping[str, Sequence[str]]
    runner: Runner = field(default_factory=Runner)
    record: LiveRecord = field(default_factory=LiveRecord)
    target: bool = False
    seconds: Mapping[str, float] = field(default_factory=dict)
    budget: float = 60.0

    def probe(self, *tasks: LiveTask) -> Suite:
        names = sorted({test for tests in self.accepted.values() for test in tests})
        HostTestPhase(
            runner=self.runner,  # type: ignore[arg-type]
            record=self.record,
            configured=None,
            tell=lambda _: None,
            budget=Budget(self.budget),
        ).run(
            tasks,
            [SimpleNamespace(nodeid=name) for name in names],  # type: ignore[misc]
            Shown(serving=self.accepted, seconds=self.seconds),
            None,  # type: ignore[arg-type]
            target=self.target,
        )
        return self

    @property
    def observed(self) -> list[tuple[str, str, str]]:
        return [(o["role"], o.get("operation", ""), o["host"]) for o in self.record.observations]


def roles(**operations: str) -> list[Role]:
    return [Role(name=name, operations=tuple(ops.split(", "))) for name, ops in operations.items()]


ORDERS = {"GET /orders": ["test_all", "test_list"], "POST /orders": ["test_all", "test_create"]}


class TestChoosing:
    def test_the_test_that_serves_most_is_opened_first_and_may_be_enough(self) -> None:
        probe = Asking(roles(read="GET /orders", write="POST /orders"))
        suite = Suite(ORDERS).probe(task(probe))
        assert suite.runner.opened == ["test_all"]
        assert probe.todos == [{"read": "GET /orders", "write": "POST /orders"}]
        assert suite.runner.wanted == [("GET /orders", "POST /orders")]
        assert suite.record.hosts == ["test_all"]

    def test_of_tests_that_serve_as_much_the_cheap_one_is_opened(self) -> None:
        accepted = {"GET /a": ["test_1", "test_2"]}
        probe = Asking(roles(a="GET /a"))
        assert Suite(accepted).probe(task(probe)).runner.opened == ["test_1"]
        dear = Suite(accepted, seconds={"test_1": 3 * CHEAP, "test_2": CHEAP})
        assert dear.probe(task(probe)).runner.opened == ["test_2"]

    def test_a_dear_test_must_serve_more_for_its_price(self) -> None:
        accepted = {"GET /a": ["test_1", "test_2"], "GET /b": ["test_1", "test_3"]}
        both = task(Asking(roles(a="GET /a", b="GET /b")))
        dear = Suite(accepted, seconds={"test_1": 3 * CHEAP}).probe(both)
        assert dear.runner.opened == ["test_2", "test_3"]
        fair = Suite(accepted, seconds={"test_1": CHEAP}).probe(both)
        assert fair.runner.opened == ["test_1"]

    def test_when_the_budget_is_spent_nothing_more_is_begun_and_the_report_says_so(self) -> None:
        read = task(Asking(roles(read="GET /orders")))
        suite = Suite(ORDERS, budget=-1.0).probe(read)
        assert suite.runner.opened == []
        assert suite.record.lost == {"the gate": "its budget of -1 s was spent"}
        assert suite.record.undone == [read.key]

    def test_what_ends_after_the_budget_may_have_left_something_out(self) -> None:
        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            yield {"role": "late"}
            time.sleep(max(0.0, host.until - time.monotonic()) + 0.01)

        late = task(Asking(roles(late="GET /orders"), experiment, name="late"))
        suite = Suite(ORDERS, budget=0.1).probe(late)
        assert suite.runner.opened == ["test_all"]
        assert suite.record.undone == [late.key]
        assert Suite(ORDERS).probe(task(Asking(roles(read="GET /orders")))).record.undone == []

    def test_tests_are_added_until_every_role_is_served(self) -> None:
        accepted = {"GET /a": ["test_1"], "GET /b": ["test_1"], "GET /c": ["test_2"]}
        suite = Suite(accepted).probe(task(Asking(roles(a="GET /a", b="GET /b", c="GET /c"))))
        assert suite.observed == [
            ("a", "GET /a", "test_1"),
            ("b", "GET /b", "test_1"),
            ("c", "GET /c", "test_2"),
        ]

    def test_the_first_operation_of_a_role_is_the_best(self) -> None:
        accepted = {"GET /best": ["test_z"], "GET /next": ["test_a"]}
        suite = Suite(accepted).probe(task(Asking(roles(one="GET /best, GET /next"))))
        assert suite.observed == [("one", "GET /best", "test_z")]

    def test_any_host_will_do_for_a_role_without_operations(self) -> None:
        suite = Suite(ORDERS).probe(task(Asking()))
        assert suite.observed == [("any", "", "test_all")]
        assert suite.runner.wanted == [()]

    def test_between_equals_the_earlier_test_serves(self) -> None:
        suite = Suite({"GET /a": ["test_2", "test_1"]}).probe(task(Asking(roles(a="GET /a"))))
        assert suite.runner.opened == ["test_1"]

    def test_what_no_test_was_accepted_by_opens_nothing(self) -> None:
        suite = Suite(ORDERS).probe(task(Asking(roles(a="DELETE /orders"))))
        assert suite.runner.opened == []

    def test_what_prefers_a_target_is_left_to_it_unless_a_write_must_have_been_accepted(
        self,
    ) -> None:
        given = roles(read="GET /orders", write="POST /orders", either="GET /orders, POST /orders")
        patient, eager = Asking(given, name="patient"), Asking(given, name="eager")
        patient.prefers_target = True  # type: ignore[misc]
        Suite(ORDERS, target=True).probe(task(patient), task(eager))
        assert patient.todos == [{"write": "POST /orders"}]
        assert sorted(eager.todos[0]) == ["either", "read", "write"]

    def test_two_tasks_share_a_host(self) -> None:
        one, two = Asking(name="one"), Asking(roles(a="GET /orders"), name="two")
        suite = Suite(ORDERS).probe(task(one), task(two))
        assert suite.runner.opened == ["test_all"]
        assert [o["task"].split()[0] for o in suite.record.observations] == ["one", "two"]

    def test_stages_follow_one_another_in_hosts_of_their_own(self) -> None:
        order: list[str] = []

        def probe(name: str, stage: int) -> LiveTask:
            def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
                order.append(name)
                yield {"role": "any"}

            return task(Asking(experiment=experiment, name=name, stage=stage))

        suite = Suite(ORDERS).probe(probe("burst", 90), probe("read", 10), probe("write", 50))
        assert order == ["read", "write", "burst"]
        assert suite.runner.opened == ["test_all"] * 3


class TestLosing:
    def test_a_test_that_cannot_serve_is_named_and_another_one_serves(self) -> None:
        suite = Suite(ORDERS, runner=Runner(refusing={"test_all": "run again, its call failed"}))
        suite.probe(task(Asking(roles(read="GET /orders", write="POST /orders"))))
        assert suite.record.lost == {"test_all": "run again, its call failed"}
        assert suite.runner.opened == ["test_all", "test_create", "test_list"]
        assert suite.observed == [
            ("write", "POST /orders", "test_create"),
            ("read", "GET /orders", "test_list"),
        ]

    def test_after_a_loss_what_is_left_is_carried_out_in_a_fresh_host(self) -> None:
        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            host.memory["opened"] = host.memory.get("opened", 0) + 1
            yield {"role": min(todo)}
            raise HostLost

        probe = Asking(roles(a="GET /x", b="GET /x", c="GET /x"), experiment)
        suite = Suite({"GET /x": ["test_x"]}).probe(task(probe))
        assert [sorted(todo) for todo in probe.todos] == [["a", "b", "c"], ["b", "c"], ["c"]]
        assert [role for role, _, _ in suite.observed] == ["a", "b", "c"]
        assert suite.record.hosts == ["test_x"]

    def test_what_a_test_began_it_ends_though_others_could_serve_it(self) -> None:
        names = [f"r{number}" for number in range(FRESH_HOSTS + 2)]
        memories: dict[str, Counter[str]] = defaultdict(Counter)

        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            memory = memories[host.facts.name]
            role = min(todo, key=lambda one: (memory[one], one))
            memory[role] += 1
            yield {"role": role, "complete": memory[role] == 2}
            raise HostLost

        probe = Asking(roles(**dict.fromkeys(names, "GET /x")), experiment)
        suite = Suite({"GET /x": ["test_a", "test_b"]}).probe(task(probe))
        assert {host for _, _, host in suite.observed} == {"test_a"}
        assert suite.record.observed(task(probe)) == set(names)

    def test_each_host_knows_what_its_task_has_spent_in_those_before(self) -> None:
        spent: list[float] = []

        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            spent.append(host.spent)
            time.sleep(0.01)
            raise HostLost
            yield

        one = task(Asking(experiment=experiment))
        suite = Suite({"GET /x": ["test_x"]}).probe(one)
        assert spent[0] == 0.0
        assert spent == sorted(set(spent))
        assert 0.01 * FRESH_HOSTS <= suite.record.spent[one.key] < 5

    def test_the_memory_of_a_test_is_kept_for_its_next_host(self) -> None:
        memories: list[Any] = []

        class Remembering(Runner):
            def serve(self, item: Any, nextitem: Any, wanted: Any, work: Any, memory: Any) -> str:
                memory["opened"] = memory.get("opened", 0) + 1
                memories.append(dict(memory))
                return super().serve(item, nextitem, wanted, work, memory)

        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            raise HostLost
            yield

        Suite({"GET /x": ["test_x"]}, runner=Remembering()).probe(
            task(Asking(experiment=experiment))
        )
        assert memories == [{"opened": number + 1} for number in range(FRESH_HOSTS)]

    @pytest.mark.parametrize("problem", [HostLost(), Unreachable("gone")])
    def test_fresh_hosts_are_bounded(self, problem: Exception) -> None:
        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            raise problem
            yield

        suite = Suite({"GET /x": ["test_1", "test_2"]}).probe(task(Asking(experiment=experiment)))
        assert suite.runner.opened == ["test_1"] * FRESH_HOSTS + ["test_2"] * FRESH_HOSTS
        assert suite.record.observations == []

    def test_a_role_that_is_passed_over_is_tried_in_another_test_not_again(self) -> None:
        suite = Suite({"GET /x": ["test_1", "test_2"]})
        suite.probe(task(Asking(experiment=lambda host, todo: ())))
        assert suite.runner.opened == ["test_1", "test_2"]


def test_a_task_has_the_same_key_with_parameters_that_only_judge() -> None:
    probe = Asking()
    assert task(probe, most=1).key == task(probe, most=2).key != task(probe, depth=2).key


class Channel:
    """A backend with one state: whether it still accepts its control."""

    def __init__(self, *, up: bool = True) -> None:
        self.up = up
        self.gone = False
        self.sent: list[str] = []

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End."""

    def send(self, request: Request, client: str | None = None) -> Answer:
        if self.gone:
            raise Unreachable("the backend is gone")
        self.sent.append(f"{request.method} {request.target}")
        return Answer(status=200 if self.up else 503)


def target(
    channel: Channel,
    *,
    writable: bool = True,
    reset: Callable[[], object] | None = None,
    anew: Callable[[], Channel] | None = None,
) -> TargetHost:
    facts = Facts(
        name="the app", kind="app", writable=writable, routes=("GET /orders", "POST /orders")
    )
    return TargetHost(channel, facts, headers={}, reset=reset, anew=anew)  # type: ignore[arg-type]


def phase(
    record: LiveRecord, host: TargetHost, *tasks: LiveTask, budget: float = 60.0
) -> LiveRecord:
    TargetPhase(
        record=record,
        configured=None,
        tell=lambda _: None,
        budget=Budget(budget),
    ).run(host, tasks)
    return record


class TestTargetsThatBeginAnew:
    def test_one_that_was_lost_is_started_again_and_goes_on_where_it_was(self) -> None:
        channels = [Channel()]

        def anew() -> Channel:
            channels.append(Channel())
            return channels[-1]

        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            role = min(todo)
            channels[-1].up = False
            yield {"role": role}
            raise HostLost

        probe = Asking(roles(a="GET /orders", b="GET /orders", c="GET /orders"), experiment)
        record = phase(LiveRecord(), target(channels[0], anew=anew), task(probe))
        assert [o["role"] for o in record.observations] == ["a", "b", "c"]
        assert len(channels) == 3
        assert record.lost == {}

    def test_each_experiment_that_measures_a_quota_gets_a_fresh_one(self) -> None:
        started: list[Channel] = []

        def anew() -> Channel:
            started.append(Channel())
            return started[-1]

        class Bursting(Asking):
            exclusive = True

        probe = Bursting(roles(burst="GET /orders", login="GET /orders"))
        phase(LiveRecord(), target(Channel(), anew=anew), task(probe))
        assert probe.todos == [{"burst": "GET /orders"}, {"login": "GET /orders"}]
        assert [channel.sent for channel in started] == [[], []]  # Not even the control was sent.

    def test_one_that_is_lost_each_time_is_given_up(self) -> None:
        started: list[Channel] = []

        def anew() -> Channel:
            started.append(Channel(up=True))
            return started[-1]

        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            yield from ()
            raise HostLost

        phase(LiveRecord(), target(Channel(), anew=anew), task(Asking(experiment=experiment)))
        assert len(started) == RENEWALS - 1

    def test_one_that_does_not_stand_after_its_start_is_lost(self) -> None:
        host = target(Channel(), anew=lambda: Channel(up=False))

        def experiment(_: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            yield from ()
            raise HostLost

        record = phase(LiveRecord(), host, task(Asking(experiment=experiment)))
        assert record.lost == {"the app": "its control no longer holds"}

    def test_the_budget_holds_here_too(self) -> None:
        record = phase(LiveRecord(), target(Channel()), task(Asking()), budget=-1.0)
        assert record.observations == []
        assert record.lost == {"the gate": "its budget of -1 s was spent"}


class TestTargets:
    def test_what_was_observed_already_is_not_repeated(self) -> None:
        one = task(Asking(roles(read="GET /orders", write="POST /orders")))
        record = LiveRecord(observations=[{"task": one.key, "role": "read", "host": "test_all"}])
        phase(record, target(Channel()), one)
        assert [(o["role"], o["host"]) for o in record.observations] == [
            ("read", "test_all"),
            ("write", "the app"),
        ]
        assert record.observations[1]["kind"] == "app"
        assert record.hosts == ["the app"]
        assert record.operations == ["GET /orders", "POST /orders"]

    def test_an_operation_that_is_known_to_be_accepted_is_chosen(self) -> None:
        probe = Asking(roles(read="POST /orders, GET /orders", write="POST /orders"))
        phase(LiveRecord(), target(Channel()), task(probe))
        assert probe.todos == [{"read": "GET /orders", "write": "POST /orders"}]

    def test_stages_in_order_each_after_a_reset(self) -> None:
        order: list[str] = []

        def probe(name: str, stage: int) -> LiveTask:
            def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
                assert host.memory == {}
                host.memory["by"] = name
                order.append(name)
                yield {"role": "any"}

            return task(Asking(experiment=experiment, name=name, stage=stage))

        host = target(Channel(), reset=lambda: order.append("reset"))
        phase(LiveRecord(), host, probe("burst", 90), probe("read", 10))
        assert order == ["reset", "read", "reset", "burst"]

    def test_what_a_reset_brings_back_is_tried_again_with_what_was_learned(self) -> None:
        channel, resets = Channel(), []

        def reset() -> None:
            resets.append(1)
            channel.up = True

        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            host.memory["tries"] = host.memory.get("tries", 0) + 1
            if host.memory["tries"] < 3:
                channel.up = False
                raise HostLost
            yield {"role": "any", "tries": host.memory["tries"]}

        record = phase(
            LiveRecord(), target(channel, reset=reset), task(Asking(experiment=experiment))
        )
        assert [o["tries"] for o in record.observations] == [3]
        assert len(resets) == 3
        assert record.lost == {}

    def test_what_nothing_brings_back_is_lost(self) -> None:
        channel = Channel()

        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            channel.up = False
            yield {"role": "a"}
            raise HostLost

        probe = Asking(roles(a="GET /orders", b="GET /orders"), experiment)
        record = phase(LiveRecord(), target(channel), task(probe))
        assert len(probe.todos) == 1
        assert record.lost == {"the app": "its control no longer holds"}
        assert [o["role"] for o in record.observations] == ["a"]

    def test_losing_it_again_and_again_is_bounded(self) -> None:
        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            raise HostLost
            yield

        probe = Asking(experiment=experiment)
        phase(LiveRecord(), target(Channel()), task(probe))
        assert len(probe.todos) == FRESH_HOSTS

    @pytest.mark.parametrize("problem", [HostLost(), Unreachable("no answer in time")])
    def test_a_target_that_goes_away_ends_nothing_else(self, problem: Exception) -> None:
        channel = Channel()

        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            channel.gone = True
            raise problem
            yield

        record = phase(LiveRecord(), target(channel), task(Asking(experiment=experiment)))
        assert record.lost["the app"] in {"the backend is gone", "no answer in time"}

    def test_a_target_that_does_not_answer_is_no_host(self) -> None:
        channel = Channel()
        channel.gone = True
        probe = Asking()
        record = phase(LiveRecord(), target(channel), task(probe))
        assert record.lost == {"the app": "the backend is gone"}
        assert record.hosts == []
        assert probe.todos == []

    def test_only_safe_methods_reach_what_is_not_disposable(self) -> None:
        channel, refused = Channel(), []

        def experiment(host: Host, todo: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
            host.send(Request(method="GET", path="/experiment"))
            for method in ("POST", "DELETE"):
                with pytest.raises(NotDisposable):
                    host.send(Request(method=method, path="/experiment"))
                refused.append(method)
            yield {"role": "any"}

        phase(LiveRecord(), target(channel, writable=False), task(Asking(experiment=experiment)))
        assert refused == ["POST", "DELETE"]
        assert [sent for sent in channel.sent if "experiment" in sent] == ["GET /experiment"]
        assert all(sent.startswith("GET ") for sent in channel.sent)


class TestRecord:
    def test_two_processes_are_merged(self) -> None:
        mine = LiveRecord(hosts=["a"], exercised={"GET /": {"200": 1}}, apps=["Shop"], notes=["n"])
        mine.durations = {"GET /": {"40": 1}}
        mine.spent = {"t": 2.0}
        other = LiveRecord(
            hosts=["a", "b"],
            lost={"c": "gone"},
            unserved={"POST /": ["c"]},
            operations=["GET /"],
            document="the app",
            exercised={"GET /": {"200": 2, "404": 1}, "POST /": {"201": 1}},
            durations={"GET /": {"40": 2, "41": 1}},
            spent={"t": 1.0, "u": 3.0},
            apps=["Shop", "Blog"],
            notes=["n", "m"],
            observations=[{"task": "t", "role": "r", "host": "b"}],
        )
        mine.merge(asdict(other))
        assert mine.hosts == ["a", "b"]
        assert mine.lost == {"c": "gone"}
        assert mine.unserved == {"POST /": ["c"]}
        assert mine.exercised == {"GET /": {"200": 3, "404": 1}, "POST /": {"201": 1}}
        assert mine.durations == {"GET /": {"40": 3, "41": 1}}
        assert mine.spent == {"t": 2.0, "u": 3.0}
        assert (mine.document, mine.operations) == ("the app", ["GET /"])
        assert (mine.apps, mine.notes) == (["Shop", "Blog"], ["n", "m"])
        assert len(mine.observations) == 1

    def test_a_lost_test_is_blamed_for_what_it_would_have_served(self) -> None:
        mine = LiveRecord(lost={"a": "gone", "the gate": "its budget was spent"})
        mine.blame({"GET /": ["b"], "POST /": ["b", "a"]})
        assert mine.unserved == {"POST /": ["a"]}

    def test_routes_of_several_apps_add_up_where_there_is_no_document(self) -> None:
        mine = LiveRecord(operations=["GET /a"])
        mine.merge(asdict(LiveRecord(operations=["GET /a", "GET /b"])))
        assert mine.operations == ["GET /a", "GET /b"]

    def test_the_first_document_stays(self) -> None:
        mine = LiveRecord(document="mine", operations=["GET /a"])
        mine.merge(asdict(LiveRecord(document="theirs", operations=["GET /b"])))
        assert (mine.document, mine.operations) == ("mine", ["GET /a"])
