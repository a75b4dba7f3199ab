"""Statistics of corpus linguistics: numbers in, numbers out.

Every function takes counts as arrays (or what numpy makes arrays of), works on whole vocabularies at once and
knows nothing of words, files or tables. Arrays are broadcast; numbers in give a number out. An undefined value is
NaN, never 0: a word that occurs nowhere has no keyness. Wrong input (a negative count, a size of 0, shapes that do
not fit) is a ValueError of one sentence that names the argument.

keyness, significance, absence   a word's frequency against a reference; p values of many words; few, none, many
association                      how closely two words belong together
dispersion                       how evenly a word is spread
diversity                        how varied a vocabulary is
intervals, resampling            what one article or one test set can and cannot say
corrected, sampled               a coder that errs: its counts corrected by a test of it, or by a sample of the text itself
agreement                        how far coders agree, and how often a rule is right
"""
