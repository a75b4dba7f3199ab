"""Statistics of corpus linguistics: numbers in, numbers out.

Every function takes counts as arrays (or what numpy makes arrays of), works on whole vocabularies at once and
knows nothing of words, files or tables. An undefined value is NaN, never 0; a word that occurs nowhere has no
keyness.

keyness, effect_sizes, ratio_intervals, dirichlet a word's frequency against a reference
significance, absence                             p values, their correction, absent words
dispersion, evenness, distances                   how evenly a word is spread
association, conditional, association_tests       how closely two words belong together
diversity, mtld, richness, repetition             how varied a vocabulary is
readability, syllables                            reading ease from given counts, and a syllable counter
intervals, resampling, bootstrap, jackknife       what one article or one test set can and cannot say
agreement, accuracy                               how far coders agree, and how often a rule is right
"""
