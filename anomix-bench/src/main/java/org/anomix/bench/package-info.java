/** The benchmarks of anomix: {@code ./anomix bench}. */
package org.anomix.bench;
