"""How hard property tests try: 50 examples in `make test`, ten times as many in `make soak`."""

import pytest
from hypothesis import HealthCheck, settings

slow_is_fine = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("test", max_examples=50, derandomize=True, **slow_is_fine)
settings.register_profile("soak", max_examples=500, print_blob=True, **slow_is_fine)
settings.load_profile("test")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--lower-floor",
        action="store_true",
        help="write what the extractor reaches now as the new floor",
    )
