"""How well a search did on judged queries: what it found, weighed by how high up it came."""

import math

GRADED, FEW = 10, 3  # documents that are weighed, and documents that are few where none fits


def ndcg(found, grades):
    """Return the normalised discounted cumulative gain of the first documents, from 0 to 1."""
    best = sorted(grades.values(), reverse=True)
    return _gain(grades.get(each, 0) for each in found) / _gain(best)


def silence(found):
    """Return how well nothing was found where nothing fits: 1, a half for a few, or 0."""
    return 1.0 if not found else 0.5 if len(found) <= FEW else 0.0


def mean_ndcg(queries, run):
    """Return the mean over the queries that have something to find."""
    return _mean(ndcg(run[q["id"]], q["relevant"]) for q in queries if q["relevant"])


def mean_silence(queries, run):
    """Return the mean over the queries that nothing answers."""
    return _mean(silence(run[q["id"]]) for q in queries if not q["relevant"])


def _gain(grades):
    first = list(grades)[:GRADED]
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(first, 1))


def _mean(values):
    found = list(values)
    return sum(found) / len(found)
