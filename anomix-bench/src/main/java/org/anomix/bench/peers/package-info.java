/**
 * Runs in processes of their own: of anomix and of other libraries on the same rows, and of all
 * families.
 */
package org.anomix.bench.peers;
