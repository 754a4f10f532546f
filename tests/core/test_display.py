"""Whether a window can be opened is known before Qt is asked."""

from __future__ import annotations

import sys

import pytest

from explorer.core.display import has_display, missing_libraries, missing_sentence


def test_a_chosen_platform_is_believed() -> None:
    assert has_display({"QT_QPA_PLATFORM": "offscreen"})
    assert missing_libraries({"QT_QPA_PLATFORM": "offscreen"}) == ()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_linux_without_a_server_has_none() -> None:
    assert not has_display({})
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"})


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_a_server_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4321")
    assert not has_display({"DISPLAY": ":4321"})


def test_what_is_missing_is_said_with_the_command() -> None:
    assert "sudo apt install libegl1 libxcb-cursor0" in missing_sentence(("libegl1", "libxcb-cursor0"))
