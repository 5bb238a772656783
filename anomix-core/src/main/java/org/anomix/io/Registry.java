package org.anomix.io;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.DistributionFamily;
import org.anomix.Notation;
import org.anomix.Parameter;
import org.anomix.ScorerProvider;
import org.anomix.UnknownNameException;
import org.anomix.mixture.MixtureFamily;

/**
 * Everything that can be named: families and scorers found through {@link ServiceLoader}, ours by
 * the same door as anybody's. Immutable and thread-safe.
 *
 * <p>A provider that cannot be loaded is reported in {@link #problems()} and does not hide the
 * rest; two providers of one name are an error.
 */
public final class Registry {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** A folder that cannot be listed fails again at every try. */
  private static final int MOST_PROBLEMS = 1000;

  private final TreeMap<String, DistributionFamily> families = new TreeMap<>();
  private final TreeMap<String, ScorerProvider> scorers = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private Registry(
      ServiceLoader<DistributionFamily> familyLoader, ServiceLoader<ScorerProvider> scorerLoader) {
    families.put(Notation.MIXTURE, MixtureFamily.INSTANCE);
    register("family", load(familyLoader), DistributionFamily::name, families);
    register("scorer", load(scorerLoader), ScorerProvider::name, scorers);
  }

  /**
   * What a class loader sees: the way of the class path.
   *
   * @param loader the class loader
   * @return the registry
   * @throws PluginException if two providers claim one name
   */
  public static Registry of(ClassLoader loader) {
    return new Registry(
        ServiceLoader.load(DistributionFamily.class, loader),
        ServiceLoader.load(ScorerProvider.class, loader));
  }

  /**
   * What a module layer and its parents see: the way of the module path.
   *
   * @param layer the layer
   * @return the registry
   * @throws PluginException if two providers claim one name
   */
  public static Registry of(ModuleLayer layer) {
    return new Registry(
        ServiceLoader.load(layer, DistributionFamily.class),
        ServiceLoader.load(layer, ScorerProvider.class));
  }

  /**
   * What the loader of this class sees.
   *
   * @return the registry
   */
  public static Registry standard() {
    return of(Registry.class.getClassLoader());
  }

  private <T> List<T> load(ServiceLoader<T> loader) {
    List<T> found = new ArrayList<>();
    Iterator<ServiceLoader.Provider<T>> providers = loader.stream().iterator();
    boolean more = true;
    while (more && problems.size() < MOST_PROBLEMS) {
      try {
        more = providers.hasNext();
        if (more) {
          get(providers.next()).ifPresent(found::add);
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        String problem = text(e);
        // A loader that fails without moving on would fail for ever.
        more = problems.isEmpty() || !problems.get(problems.size() - 1).equals(problem);
        problems.add(problem);
      }
    }
    return found;
  }

  private <T> Optional<T> get(ServiceLoader.Provider<T> provider) {
    try {
      return Optional.of(provider.get());
    } catch (ServiceConfigurationError | LinkageError e) {
      problems.add(origin(provider.type()) + ": " + text(e));
      return Optional.empty();
    }
  }

  private static String text(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure.getMessage() + (cause == null ? "" : ": " + cause);
  }

  private <T> void register(
      String kind, List<T> providers, Function<T, String> naming, Map<String, T> byName) {
    for (T provider : providers) {
      String name;
      try {
        name = Objects.requireNonNull(naming.apply(provider), "it has no name");
      } catch (RuntimeException | LinkageError e) {
        // Made for another version of the interface, or simply wrong.
        problems.add(origin(provider) + ": " + e);
        continue;
      }
      if (!NAME.matcher(name).matches()) {
        problems.add(origin(provider) + ": '" + name + "' is no name of a " + kind);
        continue;
      }
      T other = byName.putIfAbsent(name, provider);
      if (other != null && !other.getClass().equals(provider.getClass())) {
        throw new PluginException(
            "two providers of the "
                + kind
                + " '"
                + name
                + "': "
                + origin(other)
                + " and "
                + origin(provider));
      }
    }
  }

  /**
   * Where a provider comes from.
   *
   * @param provider a family or scorer of this registry
   * @return its class, and the jar or folder it was loaded from
   */
  public static String origin(Object provider) {
    return origin(provider.getClass());
  }

  private static String origin(Class<?> type) {
    return type.getName() + jar(type).map(jar -> " in " + jar).orElse("");
  }

  /**
   * The jar or folder that a provider was loaded from.
   *
   * @param provider a family or scorer of this registry
   * @return its path, where it is known
   */
  public static Optional<String> jar(Object provider) {
    return jar(provider.getClass());
  }

  private static Optional<String> jar(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    // A plus is itself in a path, but a space to the decoder.
    String path = source.getLocation().getPath().replace("+", "%2B");
    return Optional.of(URLDecoder.decode(path, StandardCharsets.UTF_8));
  }

  /**
   * Providers that could not be loaded.
   *
   * @return one line each, none in the ordinary case
   */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * The names of all families, zero-inflated forms apart.
   *
   * @return in alphabetical order
   */
  public Set<String> familyNames() {
    return families.navigableKeySet();
  }

  /**
   * The names of all scorers.
   *
   * @return in alphabetical order
   */
  public Set<String> scorerNames() {
    return scorers.navigableKeySet();
  }

  /**
   * A family by name.
   *
   * @param name its name
   * @return the family
   * @throws UnknownNameException if there is none
   */
  public DistributionFamily family(String name) {
    DistributionFamily family = families.get(name);
    if (family == null) {
      throw new UnknownNameException("family", name, families.keySet());
    }
    return family;
  }

  /**
   * A scorer by name.
   *
   * @param name its name
   * @return its provider
   * @throws UnknownNameException if there is none
   */
  public ScorerProvider scorer(String name) {
    ScorerProvider scorer = scorers.get(name);
    if (scorer == null) {
      throw new UnknownNameException("scorer", name, scorers.keySet());
    }
    return scorer;
  }

  /**
   * Builds a law from its description, the laws inside first.
   *
   * @param description the description; its family may be zero-inflated
   * @return the law
   * @throws UnknownNameException if a family is not known
   * @throws org.anomix.ParameterException if a parameter is missing or outside its domain
   */
  public Distribution create(Description description) {
    if (ZeroInflation.isName(description.family())) {
      return create(ZeroInflation.asMixture(description));
    }
    List<Distribution> parts = new ArrayList<>();
    for (Description part : description.parts()) {
      parts.add(create(part));
    }
    return family(description.family()).create(description, parts);
  }

  /**
   * Reads a law in the notation, such as {@code 0.5*normal(43, 1.5) + 0.5*normal(67, 3)}.
   *
   * @param notation the text
   * @return the law
   * @throws org.anomix.NotationException pointing at the character at fault
   */
  public Distribution parse(String notation) {
    return new NotationParser(notation, this).law();
  }

  /** The parameters that a name takes in the notation. */
  List<Parameter> parameters(String family) {
    return ZeroInflation.isName(family)
        ? ZeroInflation.parameters(family(ZeroInflation.base(family)))
        : family(family).parameters();
  }
}
