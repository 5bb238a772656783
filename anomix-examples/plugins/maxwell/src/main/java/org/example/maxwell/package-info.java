/** The Maxwell law as a plug-in: everything in {@link org.example.maxwell.Maxwell}. */
package org.example.maxwell;
