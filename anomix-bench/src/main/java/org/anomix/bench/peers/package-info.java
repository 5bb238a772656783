/** Runs of anomix and of other libraries on the same rows, from the same starts, on one core. */
package org.anomix.bench.peers;
