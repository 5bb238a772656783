/** What the M-step of a mixture and that of a mixture inside another law have in common. */
package org.anomix.mstep;
