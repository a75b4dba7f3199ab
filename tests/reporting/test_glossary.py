"""The glossary: in the order of the alphabet, linked once a page, the same in the documentation."""

from pathlib import Path

from discourse.reporting import glossary

ROOT = Path(__file__).resolve().parents[2]


def test_every_term_is_explained_once_and_in_its_place() -> None:
    names = [term.name.casefold() for term in glossary.terms()]
    forms = [form.casefold() for term in glossary.terms() for form in (term.name, *term.also)]
    assert names == sorted(set(names)) and len(forms) == len(set(forms)) and len(names) >= 40
    assert len({term.mark for term in glossary.terms()}) == len(names)
    assert all(term.means.endswith(".") and term.source and len(term.means.split()) < 50 for term in glossary.terms())


def test_the_documentation_has_the_same_words() -> None:
    assert (ROOT / "docs/glossary.md").read_text(encoding="utf-8") == glossary.markdown(), "run 'make docs'"


def test_a_term_is_linked_where_a_page_first_uses_it() -> None:
    page = (
        '<p>hedges</p><details class="notes"><li>Hedges, G2 and g2</li></details><p class="reading">Two Hedges (p = .01), '
        'no hedges; <a href="#x">boosters</a> &amp; <code>lemma</code></p><figcaption>a lemma-like lemma</figcaption>'
    )
    assert glossary.linked(page) == (
        '<p>hedges</p><details class="notes"><li>Hedges, <a class="term" href="glossary.html#g2">G2</a> and g2</li></details>'
        '<p class="reading">Two <a class="term" href="glossary.html#hedges">Hedges</a> (<a class="term" '
        'href="glossary.html#p-value">p</a> = .01), no hedges; <a href="#x">boosters</a> &amp; <code>lemma</code></p>'
        '<figcaption>a lemma-like <a class="term" href="glossary.html#lemma">lemma</a></figcaption>'
    )
