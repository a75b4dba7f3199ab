"""Corpora that NLTK reads, counted by the rules of an article: `nltk:brown`, `nltk:brown:news+editorial`, `nltk:inaugural`.

Any corpus on `nltk.data.path` will do: those that NLTK has a reader for, and any folder of texts (`*.txt`) under
`corpora/`, its subfolders being categories. Nothing is downloaded.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from discourse.base import cache
from discourse.base.errors import UsageError, did_you_mean
from discourse.io.articles import ArticleText, make_article
from discourse.io.references import Reference
from discourse.text.corpus import counted
from discourse.text.language import model_version
from discourse.text.words import DEFAULT, CountingRules

PREFIX = "nltk:"
Text = tuple[str, str, str]
"""Part, name of the file, text."""


def nltk_reference(name: str, counting: CountingRules = DEFAULT, *, besides: ArticleText | None = None) -> Reference:
    """Count a corpus of NLTK (`nltk:CORPUS` or `nltk:CORPUS:PART+PART`), so that it can stand as a reference.

    Read it as any other reference; its categories are its parts, or its files where it has no categories. The traps:
    the first count of a large corpus takes minutes (then it is in the cache), and a corpus that is stored as tokens,
    such as Brown, is put together again before it is read. `besides` is left out where the corpus holds its very text.
    """
    corpus, _, wanted = name.removeprefix(PREFIX).partition(":")
    reader = _reader(corpus)
    files = _files(reader, corpus, wanted.split("+") if wanted else [])
    if besides is not None and _is_plain(reader):
        files = {file: part for file, part in files.items() if reader.raw(file).strip() != besides.text.strip()}
    if not files:
        raise UsageError(f"{name}: no other text in this corpus.")
    sizes = [f"{file} {path.file_size()}" for file, path in zip(files, map(reader.abspath, files), strict=True)]
    key = cache.key(name, counting.describe(), model_version(), *sizes)
    table = cache.kept("references", key, lambda: counted(as_articles(_texts(reader, files)), counting))
    title = f"NLTK's corpus {corpus}{f': {wanted}' if wanted else ''}"
    return Reference.of_parts(table, name=name, title=title, documents=len(files), counting=counting.describe())


def nltk_texts(corpus: str, *, every: int = 1) -> Iterator[Text]:
    """The texts of a corpus of NLTK, in the order of its parts; with `every` 5 each fifth."""
    reader = _reader(corpus)
    return _texts(reader, dict([*_files(reader, corpus, []).items()][::every]))


def as_articles(texts: Iterable[Text]) -> Iterator[tuple[str, ArticleText]]:
    """The texts of a corpus as articles, each with its part."""
    return ((part, make_article(file.removesuffix(".txt").lower(), text)) for part, file, text in texts)


def _reader(corpus: str) -> Any:
    import nltk.corpus
    from nltk.corpus.reader import CategorizedPlaintextCorpusReader, PlaintextCorpusReader

    try:
        if corpus.isidentifier() and hasattr(nltk.corpus, corpus):
            reader = getattr(nltk.corpus, corpus)
            reader.fileids()
            return reader
        root = nltk.data.find(f"corpora/{corpus}")
    except LookupError:
        raise UsageError(
            f"nltk:{corpus}: NLTK finds no corpus of this name on this machine; get it once with 'python -m nltk.downloader "
            f"{corpus}', or name the folder above 'corpora/{corpus}' in NLTK_DATA."
        ) from None
    if any("/" in file for file in PlaintextCorpusReader(root, r".*\.txt").fileids()):
        return CategorizedPlaintextCorpusReader(root, r".*\.txt", cat_pattern=r"(.+)/[^/]+")
    return PlaintextCorpusReader(root, r".*\.txt")


def _files(reader: Any, corpus: str, wanted: list[str]) -> dict[str, str]:
    """Each file with its part: its first category, or the file itself where there are no categories."""
    if hasattr(reader, "categories"):
        found = {file: part for part in reversed(reader.categories()) for file in reader.fileids(categories=part)}
    else:
        found = {file: file.rpartition("/")[2].removesuffix(".txt") for file in reader.fileids()}
    known = set(found.values())
    for part in wanted:
        if part not in known:
            raise UsageError(f"nltk:{corpus}: no part '{part}' in this corpus; {did_you_mean(part, sorted(known))}")
    order = sorted(found, key=lambda file: (found[file], file))
    return {file: found[file] for file in order if not wanted or found[file] in wanted}


def _is_plain(reader: Any) -> bool:
    from nltk.corpus.reader import PlaintextCorpusReader

    return isinstance(reader, PlaintextCorpusReader)


def _texts(reader: Any, files: dict[str, str]) -> Iterator[Text]:
    """The texts as printed; those that are stored as tokens are put together again, paragraph by paragraph."""
    from nltk.tokenize.treebank import TreebankWordDetokenizer

    joiner = TreebankWordDetokenizer()
    for file, part in files.items():
        if _is_plain(reader):
            yield part, file, reader.raw(file)
        else:
            lines = (" ".join(map(joiner.detokenize, paragraph)) for paragraph in reader.paras(fileids=file))
            yield part, file, "\n".join(lines).replace("``", '"').replace("''", '"')
