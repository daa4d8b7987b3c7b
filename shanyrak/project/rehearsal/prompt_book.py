"""What a rehearsal leaves behind: files, counts, doubts, problems."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class PromptBook:
    """Writes into the folder and remembers how much of what; ``finish`` writes ``report.json``."""

    folder: Path
    steps: dict[str, dict[str, object]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    doubts: list[dict[str, object]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def keep(self, name: str, content: str | bytes) -> None:
        """Write one file below the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        self.files.append(name)

    def count(self, step: str, **figures: object) -> None:
        self.steps.setdefault(step, {}).update(figures)

    def problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def finish(self) -> dict[str, Any]:
        report: dict[str, Any] = {
            "steps": self.steps,
            "doubts": self.doubts,
            "problems": self.problems,
            "files": sorted(self.files),
            "whole": not self.problems,
        }
        (self.folder / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
        return report
