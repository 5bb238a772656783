/** The {@code anomix} command. */
module org.anomix.cli {
  requires ch.randelshofer.fastdoubleparser;
  requires de.siegmar.fastcsv;
  requires info.picocli;
  requires org.anomix.core;
  requires org.anomix.distributions;
  requires org.anomix.multivariate;
  requires org.anomix.plot;
  requires tools.jackson.core;
  requires us.hebi.matlab.mat.mfl.core;

  opens org.anomix.cli to
      info.picocli;
}
