"""The language of the interface, switched while running."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from explorer.core import i18n
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.paths import resource

SYSTEM = "system"
LANGUAGES = (("en", "English"), ("zh_CN", "简体中文"))


def system_language() -> str:
    """The language of LANGUAGES that the system speaks; English if it speaks none of them."""
    wanted = QLocale.system().uiLanguages()
    for tag in wanted:
        name = tag.replace("-", "_")
        if name.startswith("zh"):
            return "zh_CN"
        if name.startswith("en"):
            return "en"
    return "en"


def speak(language: str) -> None:
    """Have the command line speak a language, without an application; one that is missing leaves English."""
    translator = QTranslator()
    if translator.load(str(resource("translations", f"seqscope_{language}.qm"))):
        i18n.install(lambda context, text: translator.translate(context, text) or text, language)


class Language(QObject):
    """Installs the translators; Qt then tells every widget with a LanguageChange event."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice, self._current = "en", "en"
        self._translators: list[QTranslator] = []
        i18n.install(QCoreApplication.translate)

    @property
    def choice(self) -> str:
        """What was chosen: "system", "en" or "zh_CN"."""
        return self._choice

    @property
    def current(self) -> str:
        """The language now in use."""
        return self._current

    def set_language(self, choice: str) -> None:
        """Choose "system", "en" or "zh_CN".

        Raises:
            UserError: the translation is not there; the language stays as it was.
        """
        wanted = system_language() if choice == SYSTEM else choice
        if wanted not in dict(LANGUAGES):
            wanted, choice = "en", "en"
        if wanted != self._current:
            self._switch(wanted)
        self._choice = choice
        self.changed.emit()

    def _switch(self, wanted: str) -> None:
        loaded = [] if wanted == "en" else self._load(wanted)
        # First of all: taking a translator away already tells every widget.
        i18n.install(QCoreApplication.translate, wanted)
        for old in self._translators:
            QCoreApplication.removeTranslator(old)
            old.deleteLater()
        self._translators, self._current = loaded, wanted
        for new in loaded:
            QCoreApplication.installTranslator(new)

    def _load(self, wanted: str) -> list[QTranslator]:
        own, qt = QTranslator(self), QTranslator(self)
        path = resource("translations", f"seqscope_{wanted}.qm")
        if not own.load(str(path)):
            raise UserError(
                translate(
                    "Language",
                    "The translation {path} is missing; install Seqscope anew, or stay with English.",
                ).format(path=path)
            )
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        # Qt's own words (Cancel, Save as …): a system's Qt may come without them.
        return [own, qt] if qt.load(f"qtbase_{wanted}", folder) else [own]

    def remove(self) -> None:
        """Take the translators away, when the application ends."""
        self._switch("en")
        i18n.install(None)
