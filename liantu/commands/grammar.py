"""How the command line is read: global options anywhere, help and complaints in Chinese, one exit code for each error."""

import re
import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from graph.errors import Interrupted, LiantuError, TooManyRejects
from liantu.commands.rejects import reject_lines

GLOBAL_VALUES = ("--store", "--workspace", "--lang")
GLOBAL_FLAGS = ("--quiet",)
_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_WORDS = {
    "Usage: ": "用法：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 …",
    "Show this message and exit.": "显示帮助。",
}
_MARKS = ((r"\[default:\s+", "[默认："), (r"\[required\]", "[必填]"))
# what typer and pydantic say of a word that they cannot take
_SAID = (
    (r"Input should be a valid integer.*", "应为整数"),
    (r"Input should be a valid number.*", "应为数字"),
    (r"Input should be (greater|less) than.*? (?P<n>[\d.]+)$", "超出范围（界限 \\g<n>）"),
    (r"(?P<word>'.*') is not one of (?P<all>.*)\.", "\\g<word> 不在可用的 \\g<all> 之中"),
    (r"No such command (?P<word>'.*?')\. Did you mean (?P<all>.*)\?", "没有命令 \\g<word>。是否指：\\g<all>？"),
    (r"No such command (?P<word>'.*?')\.", "没有命令 \\g<word>。"),
    (r"Got unexpected extra argument\S* \((?P<all>.*)\)", "多出的词：\\g<all>。"),
    (r"Missing command\.", "缺少命令。"),
    (r"Option (?P<word>'.*?') requires (?:an argument|\d+ arguments)\.", "选项 \\g<word> 后面缺少值。"),
)


class Command(TyperCommand):
    """A command whose help reads in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return in_chinese(super().get_help(ctx))


class Commands(TyperGroup):
    """A group of commands. Errors that the person can mend become one sentence on stderr and an exit code."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return in_chinese(super().get_help(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Global options may stand behind the command too."""
        return super().parse_args(ctx, hoisted(args) if ctx.parent is None else args)

    def main(self, *args: Any, **options: Any) -> Any:
        """Run, and end the process with the exit code."""
        named = {**options, "prog_name": options.get("prog_name") or "liantu", "standalone_mode": False}
        try:
            code = super().main(*args, **named)
            if code == Interrupted.exit_code:
                complain("已按 Ctrl+C 停下。没写完的部分（如果有）下次打开库时会自动处理。")
        except LiantuError as error:
            complain(str(error))
            if isinstance(error, TooManyRejects):
                complain(*reject_lines(lambda zh, _: zh, error.rejects))
            code = error.exit_code
        except typer.TyperException as error:
            complain(mistake(error))
            code = error.exit_code
        except typer.Abort:
            code = 1
        sys.exit(code if isinstance(code, int) else 0)


def hoisted(args: Sequence[str]) -> list[str]:
    """Global options first, the rest in its order; nothing behind `--` is touched."""
    first: list[str] = []
    rest: list[str] = []
    todo = list(args)
    while todo:
        word = todo.pop(0)
        if word == "--":
            return [*first, *rest, word, *todo]
        if word in GLOBAL_VALUES and todo:
            first += [word, todo.pop(0)]
        elif word in GLOBAL_FLAGS or word.startswith(tuple(f"{name}=" for name in GLOBAL_VALUES)):
            first.append(word)
        else:
            rest.append(word)
    return [*first, *rest]


def complain(*sentences: str) -> None:
    """Say on stderr what went wrong."""
    for sentence in sentences:
        typer.echo(sentence, err=True)


def mistake(error: Any) -> str:
    """What is wrong with a command as typed, in Chinese, and where to read more."""
    kind, hint = type(error).__name__, getattr(error, "param_hint", None)
    param = getattr(error, "param", None)
    named = (hint if isinstance(hint, str) else "") or (param.get_error_hint() if param else "")
    if kind == "NoArgsIsHelpError":
        return str(error.format_message())
    if kind == "NoSuchOption":
        near = "、".join(error.possibilities or ())
        what = f"没有选项 {error.option_name}。" + (f"是否指：{near}？" if near else "")
    elif kind == "MissingParameter":
        what = f"缺少 {named}。"
    elif kind == "BadParameter":
        what = f"{named} 不对：{_said(error.message)}。"
    else:
        what = _said(str(error.format_message()))
    ctx = getattr(error, "ctx", None)
    return what + (f"\n用法见：{ctx.command_path} --help" if ctx else "")


def _said(message: str) -> str:
    for pattern, zh in _SAID:
        if found := re.search(pattern, message):
            return found.expand(zh)
    return message


def in_chinese(help_text: str) -> str:
    """Headings and marks of a help text."""
    for en, zh in _WORDS.items():
        help_text = help_text.replace(en, zh)
    for pattern, zh in _MARKS:
        help_text = re.sub(pattern, zh, help_text)
    lines = help_text.splitlines()
    return "\n".join(
        f"{_HEADINGS[line[:-1]]}：" if line.endswith(":") and line[:-1] in _HEADINGS else line for line in lines
    )
