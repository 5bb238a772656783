/**
 * From rows to findings: a scorer gives a number, a threshold says where the line is and how it was
 * drawn, a {@link org.anomix.detect.Detector} is the two together with a model, and a {@link
 * org.anomix.detect.Finding} explains one row.
 */
package org.anomix.detect;
