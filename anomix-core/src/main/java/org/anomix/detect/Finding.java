package org.anomix.detect;

/**
 * What a detector says of one row.
 *
 * @param row 0-based row
 * @param score its score; higher is stranger
 * @param pValue its p-value, NaN if the scorer has none and the model can make the row
 * @param anomaly whether it lies beyond the threshold
 * @param component most responsible 0-based component, -1 if none can make the row
 * @param responsibility the responsibility of that component, NaN if there is none
 */
public record Finding(
    int row, double score, double pValue, boolean anomaly, int component, double responsibility) {}
