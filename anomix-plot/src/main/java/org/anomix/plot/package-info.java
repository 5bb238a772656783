/**
 * Pictures of models, data and detections, as PNG files.
 *
 * <p>{@link org.anomix.plot.MixturePlot} makes a {@link org.anomix.plot.Picture}, and the picture
 * writes itself. No display is needed; text needs one font that the JVM can find (on a bare Linux:
 * fontconfig and any font package). The bytes of a picture depend on the model, the rows, the size
 * and the installed fonts, and on nothing else.
 */
package org.anomix.plot;
