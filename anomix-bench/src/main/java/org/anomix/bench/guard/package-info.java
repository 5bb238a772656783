/** EM passes as multiples of other work in the same JVM, which depend little on the machine. */
package org.anomix.bench.guard;
