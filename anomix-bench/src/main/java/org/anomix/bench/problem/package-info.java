/** What is measured: the sizes, the data and the starts that all benchmarks and peers share. */
package org.anomix.bench.problem;
