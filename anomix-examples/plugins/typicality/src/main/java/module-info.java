/** A scorer of one's own: how far a row's log density is from what the model expects. */
module org.example.typicality {
  requires transitive org.anomix;

  exports org.example.typicality;

  provides org.anomix.ScorerProvider with
      org.example.typicality.Typicality;
}
