"""Write docs/glossary.md from data/glossary.toml (`make docs`)."""

from pathlib import Path

from discourse.reporting import glossary

if __name__ == "__main__":
    place = Path(__file__).resolve().parents[1] / "docs" / "glossary.md"
    place.write_text(glossary.markdown(), encoding="utf-8")
