/** A family of one's own: the Maxwell law of speeds. */
module org.example.maxwell {
  requires transitive org.anomix;

  exports org.example.maxwell;

  provides org.anomix.DistributionFamily with
      org.example.maxwell.Maxwell.Family;
}
