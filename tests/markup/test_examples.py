import doctest

import pytest

from dashboard.markup import addresses, areas, sources
from dashboard.widgets import periods


@pytest.mark.parametrize("module", [addresses, areas, sources, periods])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted > 0
    assert result.failed == 0
