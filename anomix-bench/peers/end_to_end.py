"""What a user of pandas and scikit-learn does: python3 end_to_end.py DATA D K START M_STEPS.

Reads a CSV or an array of NumPy, fits from the start in a file, and prints the log-likelihood of the last
pass that EM judged, which is the one before its last M-step.
"""

import sys
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture


def read(name):
    if name.endswith(".npy"):
        return np.load(name)
    import pandas

    return pandas.read_csv(name).to_numpy()


def main():
    data, d, k, start, steps = sys.argv[1:]
    d, k = int(d), int(k)
    numbers = np.load(start).ravel()
    covariances = numbers[k + k * d :].reshape(k, d, d)
    rows = read(data)
    mixture = GaussianMixture(
        k,
        tol=0.0,
        reg_covar=0.0,
        max_iter=int(steps),
        # Cheap, and replaced by what follows.
        init_params="random_from_data",
        weights_init=numbers[:k],
        means_init=numbers[k : k + k * d].reshape(k, d),
        precisions_init=np.linalg.inv(covariances),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        mixture.fit(rows)
    print(repr(float(mixture.lower_bound_ * len(rows))))


main()
