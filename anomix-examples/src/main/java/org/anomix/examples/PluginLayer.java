package org.anomix.examples;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Set;
import java.util.SplittableRandom;
import org.anomix.Rows;
import org.anomix.em.Em;
import org.anomix.em.Fit;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;

/**
 * A modular program that takes plug-ins in a module layer of their own: fits two Maxwell laws to
 * rows drawn from two. It runs with anomix on the module path, and knows the plug-in by name only.
 */
public final class PluginLayer {
  private PluginLayer() {}

  /**
   * Runs the example.
   *
   * @param arguments a jar of plug-ins, or a folder of such jars
   */
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      System.err.println("usage: PluginLayer JAR_OR_FOLDER");
      return;
    }
    ModuleFinder plugins = ModuleFinder.of(Path.of(arguments[0]));
    ModuleLayer boot = ModuleLayer.boot();
    // No roots: the modules that provide what org.anomix.core uses are bound by themselves.
    Configuration bound = boot.configuration().resolveAndBind(plugins, ModuleFinder.of(), Set.of());
    ModuleLayer layer =
        boot.defineModulesWithManyLoaders(bound, ClassLoader.getSystemClassLoader());

    Registry registry = Registry.of(layer);
    System.out.println("families " + registry.familyNames());
    System.out.println("scorers " + registry.scorerNames());

    Mixture truth = (Mixture) registry.parse("0.4*maxwell(1) + 0.6*maxwell(8)");
    Rows rows = truth.sample(new SplittableRandom(1), 4000).rows();
    Fit fit = Em.of(registry.family("maxwell"), 2).fit(rows);
    System.out.println(fit.model());
  }
}
