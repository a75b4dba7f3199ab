# Written by `make stubs` from the measures; a test compares. Do not edit.
from collections.abc import Callable
from typing import Literal

from discourse.table import Table

class Methods:
    def absent(
        self,
        *,
        by: Literal["word", "lemma", "pos"] = "lemma",
        content: bool = True,
        min_expected: float = 3.0,
        reference: str = "auto",
    ) -> Table: ...
    def actor_square(self, *, evaluation: Literal["balanced", "strict"] = "balanced") -> Table: ...
    def actors(
        self,
        *,
        entities: bool = True,
        unnamed: bool = True,
        min_count: int = 1,
        evaluation: Literal["balanced", "strict"] = "balanced",
    ) -> Table: ...
    def appraisal(self, codebook: str = "appraisal") -> Table: ...
    def attribution(
        self,
        codebook: str = "attribution",
        *,
        by: Literal["each", "source", "class", "kind"] = "each",
    ) -> Table: ...
    def claims(self, *, max_claims: int = 8) -> Table: ...
    def coded_sentences(
        self,
        codebooks: str = "entman,generic-frames,policy-frames,legitimation",
        *,
        status: Literal["finding", "candidate"] = "finding",
    ) -> Table: ...
    def collocation(
        self,
        node: str = "",
        *,
        span: int = 5,
        min_count: int = 2,
        by: Literal["lemma", "word"] = "lemma",
    ) -> Table: ...
    def concordance(
        self,
        query: str = "",
        *,
        sort: str = "",
        context: int = 8,
        unit: Literal["words", "sentence"] = "words",
    ) -> Table: ...
    def dispersion(
        self,
        terms: str = "",
        *,
        by: Literal["word", "lemma", "pos", "tag"] = "lemma",
        parts: str = "paragraphs",
        top: int = 20,
        content: bool = True,
    ) -> Table: ...
    def diversity(
        self,
        *,
        by: Literal["word", "lemma"] = "word",
        window: int = 50,
        draws: int = 42,
        threshold: float = 0.72,
    ) -> Table: ...
    def entities(self, *, min_count: int = 1) -> Table: ...
    def frame_functions(self, codebook: str = "entman", *, named: int = 8) -> Table: ...
    def framing(self, codebook: str = "policy-frames") -> Table: ...
    def frequency(
        self,
        *,
        by: Literal["word", "lemma", "pos", "tag"] = "word",
        content: bool = False,
        n: int = 1,
        min_count: int = 1,
    ) -> Table: ...
    def keyness(
        self,
        *,
        by: Literal["word", "lemma", "pos"] = "word",
        content: bool = False,
        min_count: int = 3,
        sort: Literal["g2", "g2_four", "lrc", "log_ratio", "log_odds_z", "simple_maths", "bic", "percent_diff"] = "g2",
        negative: bool = False,
        reference: str = "auto",
    ) -> Table: ...
    def modals(self, codebook: str = "modality", *, by: Literal["modal", "sense", "reading"] = "modal") -> Table: ...
    def ngrams(
        self,
        *,
        n_min: int = 2,
        n_max: int = 12,
        min_count: int = 2,
        edge: Literal["content", "any"] = "content",
        fragments: bool = False,
    ) -> Table: ...
    def norms(self, codebook: str = "metadiscourse", *, corpus: str = "auto", part: str = "") -> Table: ...
    def not_said(self) -> Table: ...
    def obligation(
        self,
        codebook: str = "modality",
        *,
        by: Literal["each", "actor", "voice", "strength", "beneficiary"] = "each",
    ) -> Table: ...
    def persons(
        self,
        codebook: str = "persons",
        *,
        by: Literal["form", "referent", "each", "subject", "process"] = "form",
    ) -> Table: ...
    def primary_frame(self, codebook: str = "policy-frames") -> Table: ...
    def provenance(self) -> Table: ...
    def quotations(self, codebook: str = "quotation", *, by: Literal["each", "role", "speaker"] = "each") -> Table: ...
    def quoted_spans(self) -> Table: ...
    def readability(self) -> Table: ...
    def score(self, codebooks: str = "generic-frames,policy-frames", *, min_count: int = 1) -> Table: ...
    def sensitivity(
        self,
        *,
        content: bool = True,
        min_count: int = 3,
        level: float = 0.05,
        rank: Literal["g2", "lrc"] = "g2",
        reference: str = "auto",
    ) -> Table: ...
    def stance(self, codebook: str = "metadiscourse") -> Table: ...
    def structure(self) -> Table: ...
    def template(self, codebooks: str = "modality,attribution,metadiscourse", *, seed: int = 1) -> Table: ...
    def usable_lines(self, query: str = "", *, span: int = 5, top: int = 10) -> Table: ...

class Contrasts:
    def contrast(
        self,
        codebook: str = "",
        *,
        of: str = "",
        by: str = "",
        unit: Literal["words", "sentences"] = "words",
        total: bool = False,
    ) -> Table: ...
    def differences(self, *, max_claims: int = 8, min_count: int = 6, least_texts: int = 5) -> Table: ...
    def keywords_between(
        self,
        *,
        by: Literal["word", "lemma", "pos"] = "word",
        content: bool = False,
        min_count: int = 4,
    ) -> Table: ...
    def lockwords(
        self,
        *,
        by: Literal["word", "lemma", "pos"] = "word",
        content: bool = False,
        min_count: int = 10,
        within: float = 1.0,
    ) -> Table: ...
    def sizes(self) -> Table: ...
    def text_dispersion_keyness(
        self,
        *,
        by: Literal["word", "lemma", "pos"] = "word",
        content: bool = True,
        min_texts: int = 3,
    ) -> Table: ...

def function(name: str) -> Callable[..., Table]: ...
