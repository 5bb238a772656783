package org.anomix.em;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;
import org.anomix.toy.Bell;
import org.junit.jupiter.api.Test;

/** What is drawn under one seed tells nothing of what is drawn under another. */
final class SeedsTest {
  @Test
  void noTwoSeedsOrNumbersShareADraw() {
    // As far apart as two steps of the generator seeds are neighbours too.
    long step = 0x9E3779B97F4A7C15L;
    long[] seeds = {-1, 0, 1, 2, 3, step, -step, 1L << 32};
    Set<Long> seen = new HashSet<>();
    int drawn = 0;
    for (long seed : seeds) {
      for (int number = 0; number < 50; number++) {
        SplittableRandom random = Seeds.random(seed, number);
        for (int draw = 0; draw < 300; draw++, drawn++) {
          seen.add(random.nextLong());
        }
      }
    }
    // Of 120,000 numbers of 64 bits two are equal by luck once in 2.6e9.
    assertEquals(drawn, seen.size());
  }

  @Test
  void aSeedOfASeedDrawsOtherNumbersThanTheSeedItself() {
    // A simulated sample and the starts of its fits come from one number.
    for (int number = 0; number < 50; number++) {
      long seed = Seeds.of(0, number);
      long first = new SplittableRandom(seed).nextLong();
      for (int start = 0; start < 50; start++) {
        assertTrue(first != Seeds.random(seed, start).nextLong(), number + ", " + start);
      }
    }
  }

  @Test
  void simulatedSamplesOfNeighbouringSeedsShareNoRow() {
    Mixture law = Mixture.of(new double[] {0.4, 0.6}, List.of(new Bell(54, 6), new Bell(80, 6)));
    Set<Double> seen = new HashSet<>();
    int drawn = 0;
    for (long seed = 0; seed < 4; seed++) {
      for (int number = 0; number < 20; number++) {
        Rows sample = LikelihoodRatioTest.sample(law, Rows.of(new double[272]), seed, number);
        for (int r = 0; r < sample.size(); r++, drawn++) {
          seen.add(sample.value(r, 0));
        }
      }
    }
    // Of 21,760 such doubles two are equal by luck once in some 10^7.
    assertEquals(drawn, seen.size());
  }
}
