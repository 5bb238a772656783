/** What the families of both packages share; not exported. */
package org.anomix.univariate;
