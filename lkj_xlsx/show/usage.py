"""Says in Indonesian what is wrong with a command line; click says it in English."""

from pathlib import Path

import click


def usage_sentence(error: click.UsageError) -> str:
    """Give one sentence about a command line that click does not accept, and where to find help."""
    command = "lkj-xlsx" if error.ctx is None else error.ctx.command_path
    return f"{_said(error)}; lihat {command} --help."


def _said(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            likely = " atau ".join(sorted(error.possibilities or ()))
            return f"opsi {error.option_name} tidak dikenal" + (f"; mungkin maksud Anda {likely}" if likely else "")
        case click.MissingParameter():
            return f"{_named(error.param)} belum diberikan"
        case click.BadOptionUsage():
            return f"opsi {error.option_name} salah dipakai: isinya belum diberikan, atau tidak perlu diberikan"
        case click.BadParameter():
            return f"isi {_named(error.param)} tidak dapat dipakai{_wanted(error)}"
    if error.message.startswith("--"):  # our own sentence
        return error.message
    words = error.message.split("'")
    if error.message.startswith("No such command") and len(words) > 1:
        return f'perintah "{words[1]}" tidak ada'
    if error.message.startswith("Got unexpected extra argument"):
        extra = error.message.partition("(")[2].rstrip(").")
        return f'ada argumen yang berlebih: "{extra}"'
    return f"perintah tidak lengkap atau salah ({error.message.rstrip('.')})"


def _wanted(error: click.BadParameter) -> str:
    """Say what may stand there."""
    match error.param and error.param.type:
        case click.Choice(choices=choices):
            return f"; pilih {' atau '.join(map(str, choices))}"
        case click.IntRange(min=lowest, max=highest):
            return f"; tulis angka {lowest} sampai {highest}"
    return f" ({error.message.rstrip('.')})"


def _named(param: click.Parameter | None) -> str:
    """Name an option as it is typed, or an argument as help shows it."""
    if param is None:
        return "argumen"
    return f"opsi {param.opts[0]}" if isinstance(param, click.Option) else f"argumen {param.human_readable_name}"


def place_of(fault: Exception) -> str:
    """Give the kind of a fault of ours, and the line of our code where it happened."""
    at = fault.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = "" if at is None else f", {Path(at.tb_frame.f_code.co_filename).stem}:{at.tb_lineno}"
    return type(fault).__name__ + where
