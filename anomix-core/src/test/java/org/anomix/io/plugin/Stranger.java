package org.anomix.io.plugin;

/** No provider at all. */
public final class Stranger {}
