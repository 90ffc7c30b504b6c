"""How often a client may ask."""

from __future__ import annotations

from litestar.middleware.rate_limit import RateLimitConfig

per_client = RateLimitConfig(rate_limit=("minute", 100), exclude=["/health", "/metrics"]).middleware

per_address = RateLimitConfig(rate_limit=("minute", 10), store="logins").middleware
