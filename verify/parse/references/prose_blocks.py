"""Kinds of blocks that are searched for references outside of notes."""

from __future__ import annotations

from verify.model import BlockKind

PROSE_BLOCKS = (BlockKind.BODY, BlockKind.QUOTATION, BlockKind.LIST_ITEM, BlockKind.CAPTION)
