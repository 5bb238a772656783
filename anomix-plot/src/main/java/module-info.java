/** Pictures of models, data and detections. */
module org.anomix.plot {
  requires transitive org.anomix.core;
  requires java.desktop;
  requires xchart;

  exports org.anomix.plot;
}
