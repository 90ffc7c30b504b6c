"""Pages of metrics are read as the reference implementation reads them, and more strictly."""

from __future__ import annotations

import math

import prometheus_client
import pytest
from prometheus_client.openmetrics.exposition import generate_latest as open_metrics
from prometheus_client.parser import text_string_to_metric_families

from pytest_backend_dod.probes.exposition import read


def registry() -> prometheus_client.CollectorRegistry:
    """Figures of all kinds, with labels that need escaping."""
    made = prometheus_client.CollectorRegistry()
    counted = prometheus_client.Counter("hits", "Hits.", ("path", "status"), registry=made)
    counted.labels('/a"b\\c\nd', "200").inc(3)
    counted.labels("/{id},x=1", "404").inc()
    prometheus_client.Gauge("heat", "Heat.", registry=made).set(float("-inf"))
    prometheus_client.Gauge("small", "Small.", registry=made).set(1.5e-7)
    prometheus_client.Histogram("took_seconds", "Time.", registry=made).observe(0.2)
    prometheus_client.Summary("size_bytes", "Size.", registry=made).observe(12)
    prometheus_client.Info("build", "Build.", registry=made).info({"version": "1.0"})
    return made


def test_it_reads_what_the_reference_implementation_reads():
    text = prometheus_client.generate_latest(registry()).decode()
    theirs = {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    page = read(text)
    assert page.problem == ""
    assert {(one.name, one.labels): one.value for one in page.samples} == theirs


def test_open_metrics_ends_with_its_mark():
    text = open_metrics(registry()).decode()
    assert read(text, open_metrics=True).problem == ""
    cut = text.replace("# EOF\n", "")
    assert read(cut, open_metrics=True).problem == "it does not end with # EOF"


@pytest.mark.parametrize(
    ("line", "series", "value"),
    [
        ("hits 1", "hits", 1.0),
        ("hits{} 1 1395066363000", "hits", 1.0),
        ('hits{a="b",} 2', 'hits{a="b"}', 2.0),
        ('hits_bucket{le="+Inf"} 3 # {trace_id="a"} 0.5', 'hits_bucket{le="+Inf"}', 3.0),
        ('{"my.hits",a="b"} 4', 'my.hits{a="b"}', 4.0),
        ('{"my.hits", "my.label"="b"} +4e2', 'my.hits{my.label="b"}', 400.0),
        ('hits{b="1",a="2"} 5', 'hits{a="2",b="1"}', 5.0),
    ],
)
def test_ways_to_write_a_sample(line: str, series: str, value: float):
    (sample,) = read(line).samples
    assert (sample.series, sample.value) == (series, value)


def test_what_is_not_a_number():
    assert math.isnan(read("hits NaN").samples[0].value)
    assert read("hits -Inf").samples[0].value == -math.inf


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>",
        '{"requests": 1}',
        "hits one",
        "hits{a=b} 1",
        'hits{a="b" 1',
        "9hits 1",
        "hits",
    ],
)
def test_what_cannot_be_read(text: str):
    assert read(f"ok 1\n{text}\n").problem.startswith("line 2: ")


def test_a_series_that_stands_there_twice():
    assert read('hits{a="1",b="2"} 1\nhits{b="2",a="1"} 1\n').twice == ('hits{a="1",b="2"}',)


def test_sums_leave_out_what_does_not_count():
    text = 'a_total{x="1"} 1\na_total{x="2"} 2\na_bucket{le="1"} 9\na_sum 9\na_created 1.7e9\n'
    assert read(text).sums() == {"a_total": 3.0}
