/** A guard against slow-down that does not depend on the machine. */
package org.anomix.bench.guard;
