/** Providers that a test copies out of here, to load them as a plug-in jar would be. */
package org.anomix.io.plugin;
