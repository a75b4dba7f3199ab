"""Documents as the body of a web page, and as a page of its own."""

from discourse.reporting import html
from discourse.reporting.document import Document


def body(document: Document) -> str:
    """The document as the body of a report's page; links lead to the other pages of the report."""
    return html.rendered("document", document=document)
