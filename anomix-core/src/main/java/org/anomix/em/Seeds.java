package org.anomix.em;

import java.util.SplittableRandom;

/**
 * Derives from one seed those of whatever is numbered under it: starts, simulated samples.
 *
 * <p>{@link SplittableRandom} steps by a fixed number and mixes only what comes out, so that two
 * seeds some steps apart give one stream, shifted. Seed and number are therefore mixed here first:
 * neighbouring seeds then have nothing in common.
 */
final class Seeds {
  private Seeds() {}

  /** The seed of a number under a seed, which may itself be the seed of further numbers. */
  static long of(long seed, long number) {
    return mixed(mixed(seed) + number);
  }

  static SplittableRandom random(long seed, long number) {
    return new SplittableRandom(of(seed, number));
  }

  /** One-to-one. Steele, Lea and Flood (2014), with the constants of Stafford's Mix13. */
  private static long mixed(long seed) {
    // Without the addition 0 would stay 0.
    long z = seed + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
