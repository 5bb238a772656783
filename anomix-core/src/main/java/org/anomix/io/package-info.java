/**
 * Names, texts and files: the {@link org.anomix.io.Registry} of everything found through {@link
 * java.util.ServiceLoader}, the parser of the notation, and the JSON model file.
 */
package org.anomix.io;
