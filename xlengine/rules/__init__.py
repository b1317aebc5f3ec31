"""The rules of the reports: one file is one table, and reads like its page."""

from xlengine.rules import (
    balance,
    estimates,
    income,
    memo,
    outputs,
    readings,
    redeployment,
    resources,
    rounding,
    staffing,
)

__all__ = [
    "balance", "estimates", "income", "memo", "outputs", "readings", "redeployment", "resources", "rounding",
    "staffing",
]  # fmt: skip
