"""The devices that torch can compute on; torch is imported when first asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorer.core.errors import DeviceMemoryError, UserError
from explorer.core.i18n import translate

_MEMORY_WORDS = ("out of memory", "can't allocate memory", "not enough memory", "failed to allocate")


@dataclass(frozen=True, slots=True)
class Device:
    """A device by torch's name ("cpu", "cuda:0", "mps", "xpu:0"), and the label that shows it."""

    name: str
    label: str


def available() -> tuple[Device, ...]:
    """The CPU first, then what torch's accelerator interface finds."""
    import torch

    cpu = Device("cpu", translate("Devices", "CPU · {count} threads").format(count=torch.get_num_threads()))
    kind = _accelerator()
    if kind is None:
        return (cpu,)
    count = torch.accelerator.device_count()
    names = [kind] if kind == "mps" else [f"{kind}:{index}" for index in range(count)]
    return (cpu, *(Device(name, _label(kind, name)) for name in names))


def resolve(device: str) -> str:
    """The device to use for "auto", a kind ("cuda") or a name ("cuda:0").

    Raises:
        UserError: this computer has no such device.
    """
    wanted = device.strip().lower()
    if wanted == "cpu":
        return wanted
    names = [found.name for found in available()]
    if wanted == "auto":
        return names[1] if len(names) > 1 else "cpu"
    for name in names:
        if wanted in (name, name.partition(":")[0]):
            return name
    raise UserError(
        translate(
            "Devices", "This computer has no device “{device}” that torch can use; choose one of: {names}."
        ).format(device=device, names=", ".join(("auto", *names)))
    )


def short_name(device: str) -> str:
    """What a device is called where room is short: “CPU”, “CUDA:0”."""
    return device.upper()


def synchronize(device: str) -> None:
    """Wait until the device has done all it was given."""
    if device != "cpu":
        import torch

        torch.accelerator.synchronize(torch.device(device))


def free_memory(device: str) -> int | None:
    """Bytes that can be used now, or None where the system does not say."""
    if device.startswith(("cuda", "xpu")):
        import torch

        backend = getattr(torch, device.partition(":")[0])
        return int(backend.mem_get_info(device)[0])
    return _free_main_memory() if device == "cpu" else None


@contextmanager
def memory_guard(device: str) -> Iterator[None]:
    """Turn running out of memory into one sentence.

    Raises:
        DeviceMemoryError: the device, other than the CPU, has too little memory.
        UserError: this computer has too little memory.
    """
    try:
        yield
    except MemoryError as error:
        raise shortage(device) from error
    except RuntimeError as error:  # torch.OutOfMemoryError is one; MPS and the CPU raise the plain one
        if not any(word in str(error).lower() for word in _MEMORY_WORDS):
            raise
        _drop_cache(device)
        raise shortage(device) from error


def shortage(device: str) -> UserError:
    """The sentence for too little memory."""
    if device == "cpu":
        return UserError(
            translate(
                "Devices",
                "This computer has too little free memory for that; try a shorter text or a smaller model.",
            )
        )
    return DeviceMemoryError(
        translate(
            "Devices",
            "The device {device} has too little free memory for that; go on on the CPU, or try a shorter "
            "text or a smaller model.",
        ).format(device=device)
    )


def _accelerator() -> str | None:
    import torch

    if not torch.accelerator.is_available():
        return None
    found = torch.accelerator.current_accelerator()
    return None if found is None else found.type


def _label(kind: str, name: str) -> str:
    import torch

    if kind == "mps":
        return translate("Devices", "Apple GPU (mps)")
    backend: Any = getattr(torch, kind, None)
    if backend is None or not hasattr(backend, "get_device_properties"):
        return name
    properties = backend.get_device_properties(name)
    return translate("Devices", "{model} · {memory:.0f} GB ({name})").format(
        model=properties.name, memory=properties.total_memory / 2**30, name=name
    )


def _free_main_memory() -> int | None:
    """Linux counts what its caches would give back, which sysconf does not know."""
    report = Path("/proc/meminfo")
    if not report.is_file():
        return None
    for line in report.read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return None


def _drop_cache(device: str) -> None:
    import torch

    if device != "cpu":
        torch.accelerator.empty_cache()
