/** Small programs that a newcomer reads first; each is run by a test. */
package org.anomix.examples;
