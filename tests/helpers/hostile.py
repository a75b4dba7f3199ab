"""An article that was written to break every writer."""

HOSTILE = (
    "By <b>Bold</b> O’Neil | Staff\n"
    "<script>alert(1)</script> They said “we must pay $5_a & $6_b now” — twice.\x00 A \u202eright-to-left\u202c mark.\n"
    "=SUM(A1:A9) is a formula. </section></details><img src=x onerror=alert(2)> {{ config }} {% raw %} ${x}\n"
    "\n\u200bZero\u00adwidth co\u00adoperation… and a\u2028line. $\\frac{1}{2}$ <!-- comment --> ]]> &lt;b&gt;\n"
    "We must, however, perhaps say: the crisis was caused by neglect. 😀 naïve café\n"
)
HOSTILE_CARD = 'title = "<script>alert(3)</script> $x_1$ \\u202e"\nlanguage = "en"\n'
