"""Spans of OpenTelemetry are noted as they end, whichever provider made them."""

from __future__ import annotations

from opentelemetry.sdk.trace import Span, TracerProvider
from opentelemetry.trace import SpanKind

from pytest_backend_dod.recording.watch import Watch


def test_spans_are_noted_with_what_tells_requests_apart():
    tracer = TracerProvider().get_tracer("shop")
    watch = Watch()
    watch.full = True
    watch.open()
    try:
        with (
            watch.request() as sheet,
            tracer.start_as_current_span("GET /orders/{id}", kind=SpanKind.SERVER) as span,
        ):
            span.set_attribute("http.route", "/orders/{id}")
            span.set_attribute("http.response.status_code", 200)
            with tracer.start_as_current_span("select"):
                pass
    finally:
        watch.close()
    inner, outer = sheet.witnessed().spans
    assert (outer.kind, outer.name) == ("SERVER", "GET /orders/{id}")
    assert (outer.route, outer.status) == ("/orders/{id}", 200)
    assert inner.kind == "INTERNAL"
    assert inner.trace_id == outer.trace_id == f"{span.get_span_context().trace_id:032x}"


def test_nothing_is_noted_afterwards():
    before = Span.end
    watch = Watch()
    watch.open()
    watch.close()
    assert Span.end is before
