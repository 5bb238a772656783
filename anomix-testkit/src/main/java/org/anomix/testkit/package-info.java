/**
 * What every family must do, as tests that its own test class inherits.
 *
 * <p>A family of one column extends {@link org.anomix.testkit.FamilyConformance}, one of several
 * columns {@link org.anomix.testkit.MultivariateConformance}; both name the family, and the first
 * may name tables of reference values:
 *
 * <pre>{@code
 * final class MaxwellTest extends FamilyConformance {
 *   MaxwellTest() {
 *     super(new Maxwell.Family(), ReferenceData.of("maxwell.csv"));
 *   }
 *
 *   @Override
 *   protected Accuracy accuracy() {
 *     return Accuracy.everywhere(1e-14).and(Quantity.CDF, 1e-15);
 *   }
 * }
 * }</pre>
 *
 * <p>The tests are final: what a family must do is not the family's to choose. What they try it on
 * is derived from the domains of its parameters, and can be overridden.
 *
 * <p>The tests run on two engines, JUnit Jupiter and jqwik; jqwik draws a new seed for each run and
 * reports that of a failure. Tests that could fail by luck have fixed seeds and state the chance.
 */
package org.anomix.testkit;
