"""The small synthetic release of the queries' tests, here to be taken along."""

from tests.queries.conftest import release

__all__ = ["release"]
