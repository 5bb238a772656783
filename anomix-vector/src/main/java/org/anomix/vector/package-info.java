/**
 * The array loops of a fit by the Vector API of the JDK, in module {@code jdk.incubator.vector}.
 */
package org.anomix.vector;
