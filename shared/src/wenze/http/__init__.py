"""What the HTTP sides of all services share."""

from wenze.http.application import application
from wenze.http.counties import county_code
from wenze.http.gate import CallersPermission, Scoping
from wenze.http.idempotency import IdempotencyKey, IdempotencyKeyIfAny
from wenze.http.operations import ReadinessCheck
from wenze.http.paging import Page, PageRequest, Paging
from wenze.http.problems import (
    Conflict,
    FieldError,
    HttpProblem,
    InvalidRequest,
    MalformedRequest,
    NotFound,
    NotPermitted,
    Problem,
    RefusedByRule,
)

__all__ = [
    "CallersPermission",
    "Conflict",
    "FieldError",
    "HttpProblem",
    "IdempotencyKey",
    "IdempotencyKeyIfAny",
    "InvalidRequest",
    "MalformedRequest",
    "NotFound",
    "NotPermitted",
    "Page",
    "PageRequest",
    "Paging",
    "Problem",
    "ReadinessCheck",
    "RefusedByRule",
    "Scoping",
    "application",
    "county_code",
]
