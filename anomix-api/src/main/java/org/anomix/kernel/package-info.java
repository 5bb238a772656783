/**
 * The array loops in which a fit spends its time, behind one small service, with the scalar
 * implementation that is always there.
 */
package org.anomix.kernel;
