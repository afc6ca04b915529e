"""The pointer names the current release, or a plain sentence says what to do."""

from pathlib import Path

import pytest

from dashboard.errors import ReleaseUnusable
from dashboard.release import current_release
from dashboard.release.pointer import point_to
from tests.release.conftest import Publish


def test_without_a_release_the_message_says_how_to_make_one(tmp_path: Path) -> None:
    for releases in (tmp_path, tmp_path / "missing"):
        with pytest.raises(
            ReleaseUnusable, match="No release yet: run `python -m dashboard publish`"
        ):
            current_release(releases)


@pytest.mark.parametrize("text", ["", "20260426T101500Z-0123abcd", "../elsewhere", ".", "x\\ny"])
def test_a_pointer_to_nothing_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "current").write_text(text)
    with pytest.raises(ReleaseUnusable, match="names no release"):
        current_release(tmp_path)


def test_the_pointer_names_the_folder_last_published(publish: Publish, tmp_path: Path) -> None:
    release_id = publish()
    assert current_release(tmp_path) == tmp_path / release_id


def test_the_pointer_is_replaced_and_never_written_in_place(
    publish: Publish, tmp_path: Path
) -> None:
    first = publish()
    with (tmp_path / "current").open() as before:
        point_to(tmp_path, "20260301T000000Z-00000000")
        assert before.read().strip() == first
