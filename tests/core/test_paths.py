from __future__ import annotations

from pathlib import Path

import pytest

from explorer.core import paths


def test_resources_lie_beside_the_package_in_a_checkout() -> None:
    assert paths.resource("icons").is_dir()
    assert paths.resource() == Path(paths.__file__).parents[2] / "resources"


def test_resources_lie_inside_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources" / "icons").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.resource("icons", "a.svg") == tmp_path / "resources" / "icons" / "a.svg"


def test_the_data_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "my data"))
    assert paths.data_folder() == tmp_path / "my data"
    assert paths.models_folder() == tmp_path / "my data" / "models"
    assert not paths.data_folder().exists()  # asking makes nothing


@pytest.mark.parametrize("value", ["", None])
def test_the_usual_data_folder_is_the_systems(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    if value is None:
        monkeypatch.delenv(paths.DATA_VARIABLE)
    else:
        monkeypatch.setenv(paths.DATA_VARIABLE, value)
    assert paths.data_folder().name == "seqscope"
    assert paths.data_folder().is_absolute()


def test_tests_never_use_the_persons_folder(tmp_path: Path) -> None:
    assert paths.data_folder() == tmp_path / "data"
