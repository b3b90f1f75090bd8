"""A small project to be previewed: two schemes, a document, two pages."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from seido import cli

DOCUMENT: Final = """\
資料 t
  題名 「試験の資料」
  発行 「総務省」 令和6年5月
  年度 令和6年度
  本文 「t.txt」
"""
FIRST: Final = """\
制度 甲の補助 (ko)
  題名 「甲の補助」
  概要 「はじめの概要」
  基準 上限額 : 円 = 100万円   出典 t「上限は100万円」
  入力 経費 : 円
  算定 補助額 : 円 = 経費   上限 上限額
  例 「上限に届く」
    経費 = 120万円
    結果 補助額 = 100万円
"""
SECOND: Final = """\
制度 乙の補助 (otsu)
  題名 「乙の補助」
  基準 定額 : 円 = 20万円   出典 t「定額20万円」
  入力 経費 : 円
  算定 補助額 : 円 = 経費   上限 定額
"""
PRINTED: Final = "上限は100万円\n定額20万円\n"


def write_project(root: Path) -> Path:
    """The project in a folder; the folder of its policies."""
    policies = root / "policies" / "r6"
    policies.mkdir(parents=True)
    (policies / "a.pol").write_text(DOCUMENT + FIRST, encoding="utf-8")
    (policies / "b.pol").write_text(SECOND, encoding="utf-8")
    (policies / "t.txt").write_text(PRINTED, encoding="utf-8")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# はじめに\n\n[制度](schemes/index.md)\n", encoding="utf-8")
    (root / "docs" / "guide.md").write_text("# 手引き\n\nはじめの手引き\n", encoding="utf-8")
    lock(root)
    return policies


def lock(root: Path) -> None:
    """Record the document as it is."""
    assert cli.run(["lock", str(root)], io.StringIO(), io.StringIO(), {}) == 0


def change(path: Path, old: str, new: str) -> None:
    """Save a file with another text, as an editor does."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text.replace(old, new), encoding="utf-8")
    beside.replace(path)
