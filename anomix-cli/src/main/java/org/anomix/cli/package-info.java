/**
 * The {@code anomix} command: reads tables, calls the library, prints results. Standard output
 * carries results alone; messages go to standard error. Exit code 0, 1 for a fault of data or fit,
 * 2 for a fault of usage.
 */
package org.anomix.cli;
