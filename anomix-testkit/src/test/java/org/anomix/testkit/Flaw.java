package org.anomix.testkit;

import java.util.Set;

/** Every way in which a toy family can be wrong, and the tests of the kit that must say so. */
enum Flaw {
  NONE,
  // Decay, its family.
  NAME("namesAreGoodAndUsedThroughout"),
  DESCRIPTION_ROUNDS("descriptionRestoresTheLawAndItsText"),
  TEXT("descriptionRestoresTheLawAndItsText"),
  NAN_ACCEPTED(
      "parametersOutsideTheirDomainAreRefused", "unknownOptionsAndBadFixedValuesAreRefused"),
  WRONG_PARAMETER_BLAMED("parametersOutsideTheirDomainAreRefused"),
  UNKNOWN_PARAMETER_IGNORED("parametersMustBeThoseOfTheFamily"),
  UNKNOWN_OPTION_IGNORED("unknownOptionsAndBadFixedValuesAreRefused"),
  // Decay, its law.
  MASS("densityHasMassOne", "tailsAreTheIntegralsOfTheDensity", "valuesAreThoseOfTheTables"),
  DENSITY_OF_THE_TAIL("tailsAreTheIntegralsOfTheDensity"),
  LOWER_TAIL_CANCELS("tailsAndTheirLogarithmsAgree", "valuesAreThoseOfTheTables"),
  UPPER_TAIL_CANCELS("tailsAndTheirLogarithmsAgree", "valuesAreThoseOfTheTables"),
  LOG_OF_UNDERFLOW("tailsAndTheirLogarithmsAgree"),
  QUANTILE("quantilesInvertTheTails", "valuesAreThoseOfTheTables"),
  UPPER_QUANTILE_CANCELS("quantilesInvertTheTails"),
  NO_END("tailsEndWithTheSupport"),
  DENSITY_BEYOND_THE_END("tailsEndWithTheSupport"),
  NAN_IS_IMPOSSIBLE("blockAndPointGiveTheSameBits", "nanIsAnsweredByNan"),
  NAN_HAS_A_TAIL("nanIsAnsweredByNan"),
  ANY_PROBABILITY("quantilesOfNoProbabilityAreRefused"),
  SAMPLER("sampleFollowsTheCdf"),
  OWN_RANDOMNESS("equalGeneratorsDrawEqualSamples"),
  SAMPLE_OVERFLOWS("equalGeneratorsDrawEqualSamples"),
  MEAN("momentsAreThoseOfTheDensity"),
  VARIANCE("momentsAreThoseOfTheDensity"),
  NO_MEAN("momentsAreThoseOfTheDensity"),
  NO_VARIANCE("momentsAreThoseOfTheDensity"),
  BLOCK("blockAndPointGiveTheSameBits"),
  ATOMS("atomOrdersAreThoseOfTheSupport"),
  SHARED_SCRATCH("sixteenThreadsGiveTheSameBits"),
  // Decay, its estimator.
  STATE_DOES_NOT_ADD("statesOfTwoPartsAddUpToThatOfTheWhole"),
  STATE_IN_THE_WRONG_PLACE("statesOfTwoPartsAddUpToThatOfTheWhole"),
  STATE_COUNTS_ROWS("stateIsLinearInTheWeights"),
  WEIGHT_ZERO_COUNTS("rowsOfWeightZeroAddNothing"),
  STEP_LOWERS("mStepNeverLowersTheLikelihood", "maximumIsNoLessLikelyThanOtherLaws"),
  STEP_ENDS_SHORT("maximumIsNoLessLikelyThanOtherLaws"),
  GUARDED,
  GUARDED_DOWNHILL("mStepNeverLowersTheLikelihood"),
  MINORISED_IDLE("maximumIsNoLessLikelyThanOtherLaws"),
  EMPTY_STATE_MOVES("noWeightAtAllLeavesTheLawAsItIs"),
  EXTREMES_THROW("extremeRowsStillGiveALaw"),
  ANCHOR_NEEDS_ROWS("anchorsSurviveRowsThatDoNotCount"),
  PROJECTION_DRIFTS("feasibleLawsAreKept"),
  FIXED_IS_ESTIMATED("fixedParametersKeepTheirValues"),
  SEVEN_FREE("freeParametersAndMinimumRowsAreInBounds"),
  GROUP_COUNTS_ONCE("freeParametersAndMinimumRowsAreInBounds"),
  MANY_ROWS("freeParametersAndMinimumRowsAreInBounds"),
  // Steps, a law of atoms.
  STEPS_NONE,
  STEPS_MASS("densityHasMassOne", "tailsAreTheIntegralsOfTheDensity"),
  STEPS_CDF_LAGS("tailsAreTheIntegralsOfTheDensity", "quantilesInvertTheTails"),
  STEPS_SAMPLER("sampleFollowsTheCdf"),
  STEPS_MEAN("momentsAreThoseOfTheDensity"),
  STEPS_NO_MEAN("momentsAreThoseOfTheDensity"),
  STEPS_ATOMS("atomOrdersAreThoseOfTheSupport"),
  STEPS_SMOOTH("familyKnowsItsAtoms"),
  // Cloud, a law of several columns.
  CLOUD_NONE,
  CLOUD_MASS("densityHasMassOne"),
  CLOUD_SAMPLER("sampleFollowsTheDensity"),
  CLOUD_DENSITY("densityHasMassOne", "sampleFollowsTheDensity"),
  CLOUD_NAN_ACCEPTED("parametersOutsideTheirDomainAreRefused"),
  CLOUD_BLOCK("blockAndPointGiveTheSameBits"),
  CLOUD_CONDITIONAL("marginalAndConditionalMakeTheDensity"),
  CLOUD_UNIVARIATE("univariateMarginalsAreMarginals"),
  CLOUD_PARTIAL("partialSumsAreExpectedSums"),
  CLOUD_MEAN("momentsAreThoseOfDraws"),
  CLOUD_VARIANCE("momentsAreThoseOfDraws"),
  CLOUD_STEP("mStepNeverLowersTheLikelihood", "maximumIsNoLessLikelyThanOtherLaws");

  private final Set<String> tests;

  Flaw(String... tests) {
    this.tests = Set.of(tests);
  }

  /** Tests that must fail; others may. */
  Set<String> tests() {
    return tests;
  }

  boolean isOf(String toy) {
    return name().startsWith(toy);
  }
}
