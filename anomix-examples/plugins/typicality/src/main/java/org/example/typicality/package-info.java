/** A scorer as a plug-in: everything in {@link org.example.typicality.Typicality}. */
package org.example.typicality;
