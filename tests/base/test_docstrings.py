"""Docstrings are the same where Python leaves them out."""

import ast
import inspect
import subprocess
import sys

from discourse import measures
from discourse.corpora import OpenCorpus

TOLD = """
from discourse import measures
from discourse.base.docstrings import docstring
from discourse.corpora import OpenCorpus
print([docstring(one) for one in (*map(measures.get, measures.listed()), OpenCorpus.concordance)])
"""


def test_a_python_that_throws_docstrings_away_shows_the_same() -> None:
    bare = subprocess.run([sys.executable, "-OO", "-c", TOLD], capture_output=True, text=True, check=True).stdout
    functions = (*map(measures.get, measures.listed()), OpenCorpus.concordance)
    assert ast.literal_eval(bare) == [inspect.getdoc(one) for one in functions]
