package org.anomix.multivariate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CovarianceStructureTest {
  /** Degrees of freedom that mclust 6.0.0 reports for three components in four columns. */
  @ParameterizedTest
  @CsvSource({
    "EII, 15", "VII, 17", "EEI, 18", "VEI, 20", "EVI, 24", "VVI, 26", "EEE, 24", "VEE, 26",
    "EVE, 30", "VVE, 32", "EEV, 36", "VEV, 38", "EVV, 42", "VVV, 44"
  })
  void parametersAreCountedAsElsewhere(CovarianceStructure structure, int mclust) {
    int meansAndWeights = 3 * 4 + 2;
    assertEquals(mclust - meansAndWeights, structure.freeParameters(3, 4));
  }

  /** One where nothing is its own, as in one column where variances are, else all columns. */
  @ParameterizedTest
  @CsvSource({
    "EII, 1",
    "EEI, 1",
    "EEE, 1",
    "EEV, 1",
    "VII, 2.5",
    "VEI, 2.5",
    "EVI, 2.5",
    "VVI, 2.5",
    "VEE, 2.5",
    "VEV, 2.5",
    "EVE, 6",
    "VVE, 6",
    "EVV, 6",
    "VVV, 6"
  })
  void aComponentNeedsRowsForWhatIsItsOwn(CovarianceStructure structure, double rows) {
    assertEquals(rows, structure.minimumRows(4));
  }

  @ParameterizedTest
  @CsvSource({
    "full, VVV",
    "tied, EEE",
    "diagonal, VVI",
    "spherical, VII",
    "tied-diagonal, EEI",
    "tied-spherical, EII",
    "VEV, VEV",
    "vev, VEV",
    "Full, VVV"
  })
  void everydayNamesAreUnderstood(String name, CovarianceStructure structure) {
    assertEquals(Optional.of(structure), CovarianceStructure.named(name));
  }

  @Test
  void otherNamesAreNot() {
    assertEquals(Optional.empty(), CovarianceStructure.named(""));
    assertEquals(Optional.empty(), CovarianceStructure.named("VVX"));
    assertEquals(20, CovarianceStructure.names().size());
    assertTrue(
        CovarianceStructure.names().stream()
            .allMatch(name -> CovarianceStructure.named(name).isPresent()));
  }
}
