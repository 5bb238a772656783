"""The part of scikit-learn in a comparison: python3 scikit_learn.py D K FULL|DIAGONAL FOLDER PASSES SECONDS ROWS.

Prints one line per work: its name, the least seconds of processor time, and a sum to compare with that of the others.
"""

import sys
import time

import numpy as np
import sklearn
from sklearn.mixture import GaussianMixture
from sklearn.mixture._gaussian_mixture import _compute_precision_cholesky


def start_of(d, k, structure, folder):
    numbers = np.load(folder + "/start.npy").ravel()
    weights = numbers[:k]
    means = numbers[k : k + k * d].reshape(k, d)
    covariances = numbers[k + k * d :].reshape(k, d, d)
    kind = "full" if structure == "full" and d > 1 else "diag"
    if kind == "diag":
        covariances = np.ascontiguousarray(np.diagonal(covariances, axis1=1, axis2=2))
    return kind, weights, means, covariances


def model(kind, weights, means, covariances):
    mixture = GaussianMixture(len(weights), covariance_type=kind, reg_covar=0.0)
    mixture.weights_ = weights.copy()
    mixture.means_ = means.copy()
    mixture.covariances_ = covariances.copy()
    mixture.precisions_cholesky_ = _compute_precision_cholesky(covariances, kind)
    return mixture


def passes(rows, start, number):
    """Seconds of the fastest E-step and M-step together, and the last log-likelihood."""
    mixture = model(*start)
    least = float("inf")
    for _ in range(number):
        begin = time.process_time()
        mean, log_responsibilities = mixture._e_step(rows)
        mixture._m_step(rows, log_responsibilities)
        least = min(least, time.process_time() - begin)
    return least, mean * len(rows)


def scoring(rows, start):
    mixture = model(*start)
    begin = time.process_time()
    scores = mixture.score_samples(rows)
    return time.process_time() - begin, scores.sum()


def repeated(work, seconds):
    least = float("inf")
    end = time.perf_counter() + seconds
    while True:
        took, check = work()
        least = min(least, took)
        if time.perf_counter() >= end:
            return least, check


def main():
    d, k, structure, folder, number, seconds, _ = sys.argv[1:]
    start = start_of(int(d), int(k), structure, folder)
    rows = np.load(folder + "/rows.npy")
    print("name\tscikit-learn " + sklearn.__version__)
    for what, work in (
        ("pass", lambda: passes(rows, start, int(number))),
        ("score", lambda: scoring(rows, start)),
    ):
        took, check = repeated(work, float(seconds))
        print(f"{what}\t{took!r}\t{float(check)!r}")


main()
