"""What each action of the window does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.window.window import MainWindow


def connect_actions(window: MainWindow) -> None:
    """Tie menus and shortcuts to what they do, and the marks in the menus to what they say."""
    frame, transport, look = window.frame, window.frame.transport, window.appearance
    window.actions_["rail"].setChecked(frame.rail.collapsed)
    window.actions_["explain"].setChecked(not frame.explain.isHidden())
    transport.loop.toggled.connect(window.actions_["loop"].setChecked)
    window.actions_.connect_all(
        {
            "focus_text": frame.top_bar.focus_text,
            "run": frame.top_bar.run_now,
            "cancel": window.on_escape,
            "open_sentences": window.opening.ask_sentences,
            "drawer": window.opening.show_drawer,
            "previous_sentence": window.opening.previous_sentence,
            "next_sentence": window.opening.next_sentence,
            "library": window.opening.show_library,
            "open_model": window.opening.ask_model,
            "play": transport.toggle,
            "first_step": transport.go_first,
            "back": transport.go_back,
            "forward": transport.go_forward,
            "last_step": transport.go_last,
            "slower": lambda: transport.change_speed(-1),
            "faster": lambda: transport.change_speed(1),
            "loop": transport.loop.setChecked,
            "export": window.pictures.export_main,
            "copy_picture": window.pictures.copy_main,
            "explain": frame.show_explain,
            "rail": frame.choose_rail,
            "larger": look.larger,
            "smaller": look.smaller,
            "usual_size": look.usual_size,
            "next_theme": look.switch_theme,
            "full_screen": look.full_screen,
            "presentation": look.present,
            "settings": window.dialogs.show_settings,
            "shortcuts": window.dialogs.show_shortcuts,
            "about": window.dialogs.show_about,
            "log_folder": window.dialogs.open_log_folder,
            "quit": window.close,
        }
    )
