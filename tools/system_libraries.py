"""The system libraries that Qt needs on Linux: which are missing, and what brings them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# What ldd may miss, and the Debian package that has it; also right for Ubuntu, Mint and the like.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgomp.so.1": "libgomp1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libstdc++.so.6": "libstdc++6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
CHINESE_FONT = "fonts-noto-cjk"
LATIN_FONT = "fonts-dejavu-core"
_QT_PARTS = (
    "lib/libQt6Gui.so.6",
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Svg.so.6",
    "lib/libQt6OpenGL.so.6",
    "lib/libQt6OpenGLWidgets.so.6",
    "lib/libQt6DBus.so.6",
    "lib/libQt6XcbQpa.so.6",
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
)


def parse_ldd(output: str) -> set[str]:
    """The libraries that ldd could not find."""
    lines = (line.strip() for line in output.splitlines())
    return {line.split(" ", 1)[0] for line in lines if line.endswith("=> not found")}


def missing_libraries(qt: Path) -> set[str]:
    """The libraries that Qt, installed in the folder `qt`, needs and this Linux lacks."""
    missing: set[str] = set()
    for part in _QT_PARTS:
        if (qt / part).is_file():
            listing = subprocess.run(["ldd", str(qt / part)], capture_output=True, text=True, check=False)
            missing |= parse_ldd(listing.stdout)
    return {name for name in missing if not name.startswith(("libQt6", "libicu"))}


def missing_fonts() -> list[str]:
    """The Debian packages of fonts without which Latin or Chinese text would show as boxes."""
    wanted = {"en": LATIN_FONT, "zh-cn": CHINESE_FONT}
    return [package for language, package in wanted.items() if not _has_font(language, package)]


def _has_font(language: str, package: str) -> bool:
    """Whether there is a font for a language; without fontconfig's tools, whether its package is there."""
    if shutil.which("fc-list") is not None:
        return bool(_output("fc-list", f":lang={language}", "family"))
    return (
        not is_debian_like()
        or _output("dpkg-query", "-W", "-f", "${db:Status-Status}", package) == "installed"
    )


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def packages_for(libraries: set[str]) -> list[str]:
    """The Debian packages that bring these libraries, sorted; unknown ones are left out."""
    return sorted({PACKAGES[name] for name in libraries if name in PACKAGES})


def is_debian_like() -> bool:
    """Whether apt-get installs packages here."""
    return Path("/etc/debian_version").is_file() and shutil.which("apt-get") is not None


def may_install() -> bool:
    """Whether system packages can be installed without asking for a password."""
    return sys.platform == "linux" and is_debian_like() and os.geteuid() == 0


def install(packages: list[str]) -> bool:
    """Install Debian packages; whether that worked. If not at first, the list of packages is renewed."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if subprocess.run(command, env=environment, check=False).returncode == 0:
        return True
    subprocess.run(["apt-get", "update"], env=environment, check=False)
    return subprocess.run(command, env=environment, check=False).returncode == 0


def advice(libraries: set[str], packages: list[str]) -> str:
    """What a person without the right to install can do."""
    if is_debian_like():
        return f"Run once: sudo apt-get install {' '.join(packages)}"
    needed = " ".join(sorted(libraries)) or "a font with Chinese characters"
    return f"Install these with your system's package manager: {needed}"
