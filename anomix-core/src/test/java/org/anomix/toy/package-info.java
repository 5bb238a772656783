/** The two laws that core tests itself with: real families would make the build a circle. */
package org.anomix.toy;
