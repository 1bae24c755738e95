"""Words that carry no meaning of their own in a question, listed in a file a language."""

from pathlib import Path

STOPWORDS = {
    code: frozenset(Path(__file__).with_name(f"stopwords.{code}.txt").read_text("utf-8").split())
    for code in ("sv", "en")
}
