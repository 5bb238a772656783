package org.anomix.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anomix.AnomixException;
import org.anomix.Description;
import org.anomix.Distribution;
import org.anomix.ModelFileException;
import org.anomix.Notation;
import org.anomix.Options;
import org.anomix.Value;
import org.anomix.em.GoodnessOfFit;
import org.anomix.em.ParameterEstimate;
import org.anomix.em.Trimming;

/**
 * A model with what belongs to it, as JSON: families by name, doubles that round-trip bit for bit.
 *
 * @param model the law
 * @param columns names of the columns it was fitted to, none if it was not
 * @param fit figures of the fit, if there was one
 */
public record ModelFile(Distribution model, List<String> columns, Optional<FitSummary> fit) {
  private static final String FORMAT = "anomix-model";
  private static final int VERSION = 1;

  /** Copies the list. */
  public ModelFile {
    columns = List.copyOf(columns);
  }

  /**
   * A file with nothing but a model.
   *
   * @param model the law
   * @return the file's content
   */
  public static ModelFile of(Distribution model) {
    return new ModelFile(model, List.of(), Optional.empty());
  }

  /**
   * Reads a file; validates like a constructor.
   *
   * @param file the file
   * @param registry knows the families
   * @return its content
   * @throws IOException if it cannot be read
   * @throws ModelFileException if it is truncated, damaged, of another format or a newer version
   */
  public static ModelFile read(Path file, Registry registry) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ModelFileException(file + " is a folder but must be a model file");
    }
    try {
      return parse(Files.readAllBytes(file), registry);
    } catch (ModelFileException e) {
      throw new ModelFileException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the text of a file.
   *
   * @param json the text, UTF-8
   * @param registry knows the families
   * @return its content
   * @throws ModelFileException if it is truncated, damaged, of another format or a newer version
   */
  public static ModelFile parse(byte[] json, Registry registry) {
    JsonNode root = JsonNode.parse(json);
    String format = root.member("format").text();
    if (!format.equals(FORMAT)) {
      throw new ModelFileException("format is '" + format + "' but must be '" + FORMAT + "'");
    }
    long version = root.member("version").whole();
    if (version != VERSION) {
      throw new ModelFileException(
          "version "
              + version
              + " is not known; this anomix reads version "
              + VERSION
              + (version > VERSION ? ": a newer anomix wrote the file" : ""));
    }
    return new ModelFile(
        law(root.member("model"), registry),
        root.find("columns").map(JsonNode::texts).orElse(List.of()),
        root.find("fit").map(ModelFile::summary));
  }

  private static Distribution law(JsonNode node, Registry registry) {
    Description description = description(node);
    try {
      return registry.create(description);
    } catch (ModelFileException e) {
      throw e;
    } catch (AnomixException e) {
      throw new ModelFileException("model: " + e.getMessage(), e);
    }
  }

  private static Description description(JsonNode node) {
    String family = node.member("family").text();
    if (family.equals(Notation.MIXTURE)) {
      return new Description(
          family,
          Map.of(Notation.WEIGHTS, Value.vector(node.member(Notation.WEIGHTS).numbers())),
          node.member("components").items().stream().map(ModelFile::description).toList());
    }
    Map<String, Value> values = new LinkedHashMap<>();
    node.member("parameters").members().forEach((name, value) -> values.put(name, value(value)));
    List<Description> parts =
        node.find("parts")
            .map(list -> list.items().stream().map(ModelFile::description).toList())
            .orElse(List.of());
    return new Description(family, values, parts);
  }

  private static Value value(JsonNode node) {
    if (!node.isList()) {
      return Value.scalar(node.number());
    }
    List<JsonNode> items = node.items();
    if (items.isEmpty() || !items.get(0).isList()) {
      return Value.vector(node.numbers());
    }
    double[] all = new double[items.size() * items.size()];
    for (int i = 0; i < items.size(); i++) {
      double[] row = items.get(i).numbers();
      if (row.length != items.size()) {
        throw items.get(i).error("a row of " + items.size() + " numbers");
      }
      System.arraycopy(row, 0, all, i * row.length, row.length);
    }
    return Value.matrix(items.size(), all);
  }

  private static FitSummary summary(JsonNode fit) {
    Map<String, String> options = new HashMap<>();
    fit.member("options").members().forEach((name, value) -> options.put(name, value.text()));
    Map<String, Double> fixed = new HashMap<>();
    fit.member("fixed").members().forEach((name, value) -> fixed.put(name, value.number()));
    return new FitSummary(
        fit.member("logLikelihood").number(),
        fit.member("objective").number(),
        fit.member("rows").count(),
        fit.member("totalWeight").number(),
        fit.find("missingValues").map(JsonNode::count).orElse(0),
        fit.find("trimmed").map(ModelFile::trimming).orElse(Trimming.NONE),
        fit.member("freeParameters").count(),
        fit.member("aic").number(),
        fit.member("bic").number(),
        fit.member("icl").number(),
        fit.member("iterations").count(),
        fit.member("stopped").text(),
        fit.member("warnings").texts(),
        fit.member("seed").whole(),
        fit.member("threads").count(),
        fit.member("kernels").text(),
        new Options(options, fixed),
        fit.find("estimates").map(JsonNode::items).orElse(List.of()).stream()
            .map(ModelFile::estimate)
            .toList(),
        fit.find("tests").map(JsonNode::items).orElse(List.of()).stream()
            .map(ModelFile::test)
            .toList());
  }

  private static Trimming trimming(JsonNode node) {
    return new Trimming(
        node.member("share").number(),
        node.member("weight").number(),
        node.member("rows").items().stream().map(JsonNode::count).toList());
  }

  private static ParameterEstimate estimate(JsonNode node) {
    return new ParameterEstimate(
        node.member("component").count(),
        node.member("name").text(),
        node.member("value").number(),
        known(node, "standardError"),
        known(node, "lower"),
        known(node, "upper"));
  }

  /** A number that is left out where it could not be told. */
  private static double known(JsonNode node, String name) {
    return node.find(name).map(JsonNode::number).orElse(Double.NaN);
  }

  private static GoodnessOfFit.Test test(JsonNode node) {
    return new GoodnessOfFit.Test(
        node.member("name").text(), node.member("statistic").number(), known(node, "pValue"));
  }

  /**
   * The text of the file.
   *
   * @return indented JSON
   */
  public String json() {
    return JsonWriter.object(
        out -> {
          out.text("format", FORMAT);
          out.whole("version", VERSION);
          out.member("model", inner -> inner.law(model));
          if (!columns.isEmpty()) {
            out.texts("columns", columns);
          }
          fit.ifPresent(
              summary ->
                  out.member(
                      "fit",
                      inner -> {
                        FitReport.figures(inner, summary);
                        inner.texts("options", summary.options().values());
                        inner.member(
                            "fixed", fixed -> summary.options().fixed().forEach(fixed::number));
                      }));
        });
  }

  /**
   * Writes the file; a failure leaves an old one untouched.
   *
   * @param file the file to be made or replaced
   * @throws IOException if that fails
   */
  public void write(Path file) throws IOException {
    FileReplacement.write(file, out -> out.write(json().getBytes(StandardCharsets.UTF_8)));
  }
}
