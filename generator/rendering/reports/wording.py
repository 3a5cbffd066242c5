"""What the formats for machines have in common: the text of a finding, its file, and what it is known by."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.model.diagnostics import Finding
from generator.model.report import Report
from generator.model.rules import RULES
from generator.rendering.findings import visible


def named(finding: Finding) -> str:
    """Return a finding's rule in words: `Q001 quote not found`."""
    rule = RULES.get(finding.rule)
    return visible(f"{finding.rule} {rule.name}" if rule else finding.rule)


def explained(finding: Finding) -> str:
    """Return what is wrong, the evidence and the next step, one below the other, every sign visible."""
    said = f"{finding.message} ({finding.label})" if finding.label else finding.message
    return "\n".join([visible(said), *_remarks("note", finding.notes), *_remarks("help", finding.help)])


def file_of(report: Report, finding: Finding) -> str:
    """Return the path of a finding's file from the top of the repository."""
    return encodable(f"{report.folder}{finding.path}")


def encodable(text: str) -> str:
    """Return `text` without lone surrogates, which file names can hold and no encoding can."""
    return text.encode("utf-8", "replace").decode("utf-8")


def fingerprints(report: Report) -> Iterator[str]:
    """Yield for each finding, and then for each that was waived, what it is known by from run to run, in hexadecimal.

    Lines move, so what counts is the rule, the file, the words and the line's text; of equal ones, which it is.
    """
    seen: Counter[str] = Counter()
    for finding in (*report.findings, *(one.finding for one in report.waived)):
        parts = (finding.rule, file_of(report, finding), finding.message, finding.line_text.strip())
        known = encodable("\0".join(parts))
        seen[known] += 1
        yield hashlib.sha256(f"{known}\0{seen[known]}".encode()).hexdigest()


def _remarks(title: str, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield f"{title}: " + "\n".join(visible(line) for line in text.split("\n"))
