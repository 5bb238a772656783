package org.anomix.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anomix.ParameterException;
import org.junit.jupiter.api.Test;

final class ReferenceDataTest {
  private static String refusal(String... lines) {
    return assertThrows(
            IllegalArgumentException.class, () -> ReferenceData.parse("t.csv", List.of(lines)))
        .getMessage();
  }

  @Test
  void columnsAreFoundByNameAndParametersByPlace() {
    ReferenceData.Row row =
        ReferenceData.parse("t.csv", List.of("family,a,b,x,logpmf,sf", "f,1,2,3,-4,Infinity"))
            .rows()
            .get(0);
    assertArrayEquals(new double[] {1, 2}, row.parameters());
    assertEquals(3, row.value("x"));
    assertEquals(-4, row.value(Quantity.LOG_DENSITY));
    assertEquals(Double.POSITIVE_INFINITY, row.value(Quantity.SURVIVAL));
    assertFalse(row.has(Quantity.CDF));
  }

  @Test
  void tablesThatAreNoneAreRefused() {
    assertTrue(refusal().startsWith("t.csv: the first line must be"));
    assertTrue(refusal("family,a,cdf").startsWith("t.csv: the first line must be"));
    assertTrue(refusal("a,x,cdf").startsWith("t.csv: the first line must be"));
    assertEquals("t.csv: f,1 has 2 cells but the first line 3", refusal("family,x,cdf", "f,1"));
  }

  @Test
  void columnsThatNothingReadsAreRefused() {
    assertEquals(
        "t.csv: the columns after 'x' must be some of [logpdf, cdf, sf, logcdf, logsf, quantile,"
            + " isf, logpmf, pmid, quantile_pmid] but one is 'cdff'",
        refusal("family,x,cdff", "f,1,2"));
    assertTrue(refusal("family,x,sf,sf", "f,1,2,3").endsWith("one is 'sf' again"));
    assertEquals("t.csv: there is no column after 'x'", refusal("family,x", "f,1"));
    assertEquals(
        "t.csv: 'pmid' and 'quantile_pmid' must stand together",
        refusal("family,x,cdf,pmid", "f,1,2,3"));
  }

  @Test
  void linesAreOfOneFamilyAndThereIsOne() {
    assertEquals("t.csv: one family must be in every line but found []", refusal("family,x,cdf"));
    assertEquals(
        "t.csv: one family must be in every line but found [f, g]",
        refusal("family,x,cdf", "f,1,2", "g,1,2"));
  }

  @Test
  void aMissingTableIsNamed() {
    assertEquals(
        "no resource reference-data/none.csv on the test path",
        assertThrows(IllegalArgumentException.class, () -> ReferenceData.of("none.csv"))
            .getMessage());
  }

  @Test
  void accuracyIsByQuantity() {
    Accuracy accuracy = Accuracy.of(Quantity.CDF, 1e-15).and(Quantity.QUANTILE, 1e-14);
    assertEquals(1e-15, accuracy.bound(Quantity.CDF));
    assertEquals(1e-14, accuracy.bound(Quantity.QUANTILE));
    assertEquals(0, accuracy.bound(Quantity.SURVIVAL));
    assertEquals(1e-9, Accuracy.everywhere(1e-9).bound(Quantity.SURVIVAL));
    assertThrows(ParameterException.class, () -> Accuracy.everywhere(Double.NaN));
  }
}
