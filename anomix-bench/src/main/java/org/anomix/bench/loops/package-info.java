/** The loops in which time is spent, each as a benchmark. */
package org.anomix.bench.loops;
