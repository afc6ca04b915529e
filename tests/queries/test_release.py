"""The open release: one for all, locked, and always the current one."""

import json
import threading
from pathlib import Path

import pytest

from dashboard.errors import ReleaseUnusable
from dashboard.queries import Filters, OpenRelease, incidents, open_release, summarise
from tests.bench.synthetic import write_synthetic_release
from tests.queries.conftest import Many


def test_without_a_release_the_message_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ReleaseUnusable, match="No release yet: run `python -m dashboard publish`"):
        open_release(tmp_path)


@pytest.mark.parametrize("text", ["", "../x", "20260226T120000Z-0123abcd"])
def test_a_pointer_to_nothing_is_a_plain_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "current").write_text(text)
    with pytest.raises(ReleaseUnusable, match="publish"):
        open_release(tmp_path)


def test_it_is_opened_once_and_a_new_publish_is_noticed(tmp_path: Path) -> None:
    first_id = write_synthetic_release(tmp_path, 20)
    first = open_release(tmp_path)
    assert open_release(tmp_path) is first
    second_id = write_synthetic_release(tmp_path, 30)
    second = open_release(tmp_path)
    assert (first.release_id, second.release_id) == (first_id, second_id)
    assert (first.counts["incidents"], second.counts["incidents"]) == (20, 30)
    assert incidents(first, Filters(), None, 1)[1] == 20  # who still reads it may finish
    assert second.synthetic


@pytest.mark.parametrize("table", ["incidents", "claims", "reports", "areas"])
def test_a_damaged_file_is_a_plain_sentence(tmp_path: Path, table: str) -> None:
    folder = tmp_path / write_synthetic_release(tmp_path, 20)
    path = folder / f"{table}.parquet"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(ReleaseUnusable, match=r"damaged|cannot be read"):
        open_release(tmp_path)


@pytest.mark.parametrize("content", ["", "{}", "[]", json.dumps({"resources": [{}]})])
def test_a_datapackage_that_cannot_be_read_is_a_plain_sentence(
    tmp_path: Path, content: str
) -> None:
    folder = tmp_path / write_synthetic_release(tmp_path, 20)
    (folder / "datapackage.json").write_text(content)
    with pytest.raises(ReleaseUnusable, match="damaged"):
        open_release(tmp_path)


def test_many_threads_ask_at_once(many: Many) -> None:
    wrong: list[object] = []

    def ask(number: int) -> None:
        for _ in range(5):
            place = f"UA{51 if number % 2 else 63}"
            rows, count = incidents(many.release, Filters(), place, 3)
            if count != sum(row["oblast"] == place for row in many.rows) or len(rows) != 3:
                wrong.append(place)
            summarise(many.release, Filters(), (22, 44, 41, 53), 6)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "COPY incidents TO '/tmp/stolen.csv'",
        "ATTACH '/tmp/other.duckdb'",
        "INSTALL spatial",
        "LOAD httpfs",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
    ],
)
def test_the_database_reads_the_release_and_nothing_else(release: OpenRelease, sql: str) -> None:
    with pytest.raises(Exception, match=r"[Pp]ermission|disabled"):
        release.rows(sql)


def test_its_settings_are_locked(release: OpenRelease) -> None:
    for setting in ("enable_external_access = true", "allowed_directories = ['/']"):
        with pytest.raises(Exception, match=r"locked|[Cc]annot"):
            release.rows(f"SET {setting}")


def test_variables_of_python_are_out_of_its_reach(release: OpenRelease) -> None:
    import pandas as pd

    secret = pd.DataFrame({"x": [1]})
    with pytest.raises(Exception, match="does not exist"):
        release.rows("SELECT * FROM secret")
    assert len(secret) == 1
