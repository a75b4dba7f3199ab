"""Accuracy: how often is a rule right, measured against human codings?

Counts in, scores out; numbers and arrays mix freely. Undefined (a rule that never fired has no precision) is
NaN. scikit-learn computes the same from lists of labels, but needs every case anew for each replicate of a
bootstrap and prints 0 where a score is undefined; here the counts suffice.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._arrays import Floats, counts, midranks, numbers, ratio, tidy


def precision(true_positives: ArrayLike, false_positives: ArrayLike) -> Floats:
    """Give the share of found cases that are right.

    Read 0.8 as "four of five marked stretches are what they are said to be". The trap: a rule that fires once
    and is right has 1.

    P = tp/(tp+fp).

    Args:
        true_positives: cases found and right.
        false_positives: cases found and wrong.

    Returns:
        Precision; NaN where nothing was found.

    Raises:
        ValueError: a count is negative.

    References:
        Van Rijsbergen (1979), Information Retrieval, chapter 7.

    >>> float(precision(8, 2))
    0.8
    """
    tp = counts("true_positives", true_positives)
    return tidy(ratio(tp, tp + counts("false_positives", false_positives)))


def recall(true_positives: ArrayLike, false_negatives: ArrayLike) -> Floats:
    """Give the share of existing cases that were found.

    Read 0.5 as "half of what is there was marked". The trap: a rule that marks everything has 1.

    R = tp/(tp+fn).

    Args:
        true_positives: cases found and right.
        false_negatives: cases missed.

    Returns:
        Recall; NaN where there is nothing to find.

    Raises:
        ValueError: a count is negative.

    References:
        Van Rijsbergen (1979), Information Retrieval, chapter 7.

    >>> float(recall(5, 5))
    0.5
    """
    tp = counts("true_positives", true_positives)
    return tidy(ratio(tp, tp + counts("false_negatives", false_negatives)))


def f_score(
    true_positives: ArrayLike, false_positives: ArrayLike, false_negatives: ArrayLike, *, beta: float = 1.0
) -> Floats:
    """Give the harmonic mean of precision and recall, recall weighing `beta` times as much.

    Read it only beside precision and recall. The trap: it leaves out what was rightly not marked.

    F = (1+b^2) tp/((1+b^2) tp + b^2 fn + fp).

    Args:
        true_positives: cases found and right.
        false_positives: cases found and wrong.
        false_negatives: cases missed.
        beta: weight of recall, above 0.

    Returns:
        F, 0 where all that was found is wrong; NaN where nothing was found and nothing was there.

    Raises:
        ValueError: a count is negative, or beta is not above 0.

    References:
        Van Rijsbergen (1979), Information Retrieval, chapter 7.

    >>> round(float(f_score(8, 2, 8)), 3)
    0.615
    """
    if not beta > 0:
        raise ValueError(f"beta is {beta}; it must be above 0.")
    tp = counts("true_positives", true_positives) * (1 + beta**2)
    wrong = counts("false_positives", false_positives) + beta**2 * counts("false_negatives", false_negatives)
    return tidy(ratio(tp, tp + wrong))


def confusion(truth: ArrayLike, predicted: ArrayLike, *, classes: int) -> NDArray[np.int64]:
    """Count how often each true class was given each predicted class.

    Read row i, column j as "is i, was called j"; the diagonal is right. The trap: rows and columns are easily
    exchanged, which exchanges precision and recall.

    C_ij = cases with truth i and prediction j.

    Args:
        truth: class of each case, whole numbers from 0.
        predicted: class given to each case.
        classes: number of classes.

    Returns:
        Counts, classes x classes.

    Raises:
        ValueError: lengths differ, or a class is no whole number from 0 to classes - 1.

    References:
        Sokolova & Lapalme (2009), Information Processing & Management 45(4), 427-437.

    >>> confusion([0, 0, 1], [0, 1, 1], classes=2).tolist()
    [[1, 1], [0, 1]]
    """
    true, given = numbers("truth", truth), numbers("predicted", predicted)
    if true.shape != given.shape or true.ndim != 1:
        raise ValueError("truth and predicted need one class for each case, in two rows of equal length.")
    both = np.concatenate([true, given])
    if both.size and not ((both == np.floor(both)) & (both >= 0) & (both < classes)).all():
        raise ValueError(f"A class is no whole number from 0 to {classes - 1}.")
    flat = (true * classes + given).astype(np.int64)
    return np.bincount(flat, minlength=classes * classes).reshape(classes, classes)


def class_f1(confusion_matrix: ArrayLike) -> Floats:
    """Give F1 of each class of a confusion matrix, or of a stack of them.

    Read it class by class: rare ones are usually the worst. The trap: as for `f_score`.

    F1_i = 2 C_ii/(row sum + column sum).

    Args:
        confusion_matrix: ... x classes x classes, rows true, columns predicted.

    Returns:
        ... x classes; NaN for a class that neither occurs nor was given.

    Raises:
        ValueError: a count is negative or the last two sides differ.

    References:
        Sokolova & Lapalme (2009), Information Processing & Management 45(4), 427-437.

    >>> class_f1([[8, 2], [0, 0]]).round(3).tolist()
    [0.889, 0.0]
    """
    table = counts("confusion_matrix", confusion_matrix)
    if table.ndim < 2 or table.shape[-1] != table.shape[-2]:
        raise ValueError(f"A confusion matrix is square; this one is {table.shape}.")
    right = np.diagonal(table, axis1=-2, axis2=-1)
    return tidy(ratio(2 * right, table.sum(axis=-1) + table.sum(axis=-2)))


def macro_f1(confusion_matrix: ArrayLike) -> Floats:
    """Give the mean of F1 over classes, each counting alike.

    Read it as the quality on a class taken at random. The trap: two formulas bear this name; this is the mean
    of F1s, not F1 of mean precision and recall (Opitz & Burst 2019).

    mean over classes that occur or were given of F1_i.

    Args:
        confusion_matrix: ... x classes x classes, rows true, columns predicted.

    Returns:
        One number for each matrix; NaN for an empty one.

    Raises:
        ValueError: as for `class_f1`.

    References:
        Opitz & Burst (2019), Macro F1 and macro F1, arXiv:1911.03347.

    >>> round(float(macro_f1([[8, 2], [0, 0]])), 3)
    0.444
    """
    scores = class_f1(confusion_matrix)
    known = ~np.isnan(scores)
    return tidy(ratio(np.where(known, scores, 0).sum(axis=-1), known.sum(axis=-1)))


def auc(truth: ArrayLike, scores: ArrayLike) -> float:
    """Give the chance that a true case scores higher than a false one (area under the ROC curve).

    Read 0.5 as blind, 1 as perfect order. The trap: it is blind to where the threshold lies, and where true
    cases are rare a high value may go with poor precision. Ties count half.

    AUC = (rank sum of the true - n(n+1)/2)/(n m).

    Args:
        truth: 1 (or True) for true cases, 0 for others.
        scores: score of each case.

    Returns:
        AUC; NaN where all cases are true or all are false.

    Raises:
        ValueError: lengths differ, truth holds other than 0 and 1, or a score is NaN.

    References:
        Hanley & McNeil (1982), Radiology 143(1), 29-36.

    >>> auc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])
    0.75
    """
    true, score = numbers("truth", truth), numbers("scores", scores)
    if true.shape != score.shape or true.ndim != 1 or np.isnan(score).any():
        raise ValueError("truth and scores need one number for each case, in two rows of equal length.")
    if not np.isin(true, (0, 1)).all():
        raise ValueError("truth holds other than 0 and 1.")
    positive = true == 1
    n, m = int(positive.sum()), int((~positive).sum())
    if not n or not m:
        return float("nan")
    return float((midranks(score)[positive].sum() - n * (n + 1) / 2) / (n * m))
