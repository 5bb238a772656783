package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault is one line that says what, where and what was expected, and touches no file. */
final class BadInputTest {
  private static final String NORMAL = "normal(10, 5)";
  private static final String PLANE = "gaussian([0, 0], [[1, 0], [0, 1]])";

  /** Files that the cases name by an @. */
  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry("ok", "x\n1\n2\n4\n8\n16\n"),
          Map.entry("nan", "x\n1\n2\nNaN\n4\n"),
          Map.entry("infinite", "x\n1\n2\nInfinity\n"),
          Map.entry("overflow", "x\n1\n1e999\n2\n"),
          Map.entry("text", "x\n1\n2\nabc\n"),
          Map.entry("long-text", "x\n1\n2\n" + "a".repeat(100_000) + "\n"),
          Map.entry("late-nan", "x,name\n1,a\nNaN,b\n"),
          Map.entry("ragged", "x,y\n1,2\n3\n"),
          Map.entry("ragged-long", "x,y\n1,2\n3,4,5\n"),
          Map.entry("blank-cell", "x,y\n1,2\n,3\n4,5\n"),
          Map.entry("blank-line", "x\n1\n\n3\n"),
          Map.entry("quoted-blank", "x\n1\n2\n\"\"\n"),
          Map.entry("empty", ""),
          Map.entry("newlines", "\n\n\n"),
          Map.entry("header", "x\n"),
          Map.entry("words", "a,b\nfoo,bar\nbaz,qux\n"),
          Map.entry("semicolons", "x;y\n1;2\n3;4\n"),
          Map.entry("twins", "x,x\n1,2\n3,5\n4,4\n"),
          Map.entry("one", "x\n5\n"),
          Map.entry("equal", "x\n5\n5\n5\n"),
          Map.entry("equal-plane", "x,y\n5,1\n5,1\n5,1\n"),
          Map.entry("three", "x\n1\n2\n3\n3\n"),
          Map.entry("negative", "x\n1\n-2\n3\n"),
          Map.entry("zero", "x\n1\n0\n3\n"),
          Map.entry("half", "x\n1\n2.5\n3\n4\n"),
          Map.entry("weights", "x,minus,nan,zero,word\n1,1,1,0,1\n2,-1,NaN,0,a\n3,1,1,0,1\n"),
          Map.entry("a-b", "a,b\n1,2\n3,4\n"),
          Map.entry("missing", "x,y,w\n1,5,1\n2,NA,-\nNA,6,1\n"),
          Map.entry("all-gone", "x,y\nNA,NA\n1,2\n"),
          Map.entry("half-declared", "x,y\n1,NA\n2,NaN\n3,4\n"),
          Map.entry("all-missing", "x,y\n1,NA\n2,NA\n"),
          Map.entry("sentinel", "x,y\n1,5\n2,-999.0\n3,6\n"),
          Map.entry("first-missing", "a,b\nNA,1\n2,2\n3,3\n4,9\n"),
          Map.entry("return", "x,t\n1,\"a\rb\"\n2,c\n\n3,d\n"),
          Map.entry("nul", "x\n1\n2\0\n3\n"),
          Map.entry("a.npz", "PK\3\4and so on\n"),
          Map.entry("temperature", "temperature\n1\n2\n"),
          Map.entry("model-waiting", waitingModel()),
          Map.entry("torn.jar", "no zip"),
          Map.entry("b-c", "b,c\n1,2\n3,4\n"),
          Map.entry("model", model("normal", 1, "0.5")),
          Map.entry("model-a-b", planeModel()),
          Map.entry("model-cut", model("normal", 1, "0.5").substring(0, 90)),
          Map.entry("model-tail", model("normal", 1, "0.5") + "{"),
          Map.entry("model-newer", model("normal", 2, "0.5")),
          Map.entry("model-older", model("normal", 0, "0.5")),
          Map.entry("model-other", model("normal", 1, "0.5").replace("anomix-model", "table")),
          Map.entry("model-no-format", model("normal", 1, "0.5").replace("format", "fmt")),
          Map.entry("model-family", model("gorilla", 1, "0.5")),
          Map.entry("model-sd", model("normal", 1, "0.5").replace("\"sd\": 2", "\"sd\": -2")),
          Map.entry("model-text", model("normal", 1, "0.5").replace("2", "\"two\"")),
          Map.entry("model-parameter", model("normal", 1, "0.5").replace("sd", "scale")),
          Map.entry("model-twice", model("normal", 1, "0.5").replace("sd", "mean")),
          Map.entry("model-sum", model("normal", 1, "0.6")),
          Map.entry("model-minus", model("normal", 1, "-0.5").replace(" 0.5]", " 1.5]")),
          Map.entry("model-deep", "[".repeat(100_000)),
          Map.entry("model-list", "[1]"));

  @TempDir static Path folder;

  private static String model(String family, int version, String weight) {
    return "{\"format\": \"anomix-model\", \"version\": "
        + version
        + ", \"model\": {\"family\": \"mixture\", \"weights\": ["
        + weight
        + ", 0.5], \"components\": [{\"family\": \""
        + family
        + "\", \"parameters\": {\"mean\": 0, \"sd\": 2}}, {\"family\": \"exponential\","
        + " \"parameters\": {\"rate\": 1}}]}}";
  }

  private static String planeModel() {
    return "{\"format\": \"anomix-model\", \"version\": 1, \"model\": {\"family\": \"gaussian\","
        + " \"parameters\": {\"mean\": [0, 0], \"covariance\": [[1, 0], [0, 1]]}},"
        + " \"columns\": [\"a\", \"b\"]}";
  }

  private static String waitingModel() {
    return "{\"format\": \"anomix-model\", \"version\": 1, \"model\": {\"family\": \"normal\","
        + " \"parameters\": {\"mean\": 0, \"sd\": 1}}, \"columns\": [\"waiting\"]}";
  }

  @BeforeAll
  static void writeFiles() throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    Files.write(folder.resolve("picture"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    Files.write(folder.resolve("broken.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2});
    npy("cut.npy", 1, "<f8", "3,", 1, 2);
    npy("objects.npy", 1, "|O", "1,", 1);
    npy("cube.npy", 1, "<f8", "1, 1, 1", 1);
    npy("header.npy", 1, "<f8'", "1,", 1);
    npy("version.npy", 9, "<f8", "1,", 1);
    npy("norows.npy", 1, "<f8", "0,");
    npy("nan.npy", 1, "<f8", "2,", 1, Double.NaN);
    npy("sentinel.npy", 1, "<f8", "2, 2", 1, 5, 2, -999);
    Files.createDirectory(folder.resolve("folder"));
    Files.writeString(folder.resolve("result"), "old");
  }

  private static void npy(String name, int version, String type, String shape, double... values)
      throws IOException {
    String header =
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }\n";
    ByteBuffer out =
        ByteBuffer.allocate(10 + header.length() + 8 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(NpyFile.MAGIC).put((byte) version).put((byte) 0).putShort((short) header.length());
    out.put(header.getBytes(StandardCharsets.US_ASCII));
    for (double value : values) {
      out.putDouble(value);
    }
    Files.write(folder.resolve(name), out.array());
  }

  /**
   * One call that must fail.
   *
   * @param code 1 for data and fits, 2 for usage
   * @param says a part of the line
   * @param arguments the call; @NAME is a file, and -o an existing file is added
   */
  private record Case(int code, String says, List<String> arguments) {
    @Override
    public String toString() {
      return String.join(" ", arguments);
    }
  }

  private static Case data(String says, String... arguments) {
    return new Case(1, says, List.of(arguments));
  }

  private static Case usage(String says, String... arguments) {
    return new Case(2, says, List.of(arguments));
  }

  private static Case fit(int code, String says, String... arguments) {
    List<String> all = new ArrayList<>(List.of("fit"));
    all.addAll(List.of(arguments));
    if (all.stream().noneMatch(argument -> argument.startsWith("--family"))) {
      all.addAll(List.of("--family", "normal"));
    }
    if (all.stream().noneMatch(argument -> argument.matches("--(components.*|start)"))) {
      all.addAll(List.of("--components", "1"));
    }
    return new Case(code, says, all);
  }

  private static Case model(int code, String says, String model) {
    return new Case(code, says, List.of("score", "@ok", "--model", model));
  }

  private static Case rule(String says, String... arguments) {
    List<String> all = new ArrayList<>(List.of("detect", "@ok", "--model", NORMAL));
    all.addAll(List.of(arguments));
    return new Case(2, says, all);
  }

  private static Case evaluate(int code, String says, String... arguments) {
    List<String> all = new ArrayList<>(List.of("evaluate", "--model", NORMAL));
    all.addAll(List.of(arguments));
    return new Case(code, says, all);
  }

  static Stream<Case> values() {
    return Stream.of(
        fit(1, "column 'x', row 2: NaN but must be a finite number", "@nan"),
        fit(1, "column 'x', row 2: Infinity but must be a finite number", "@infinite"),
        fit(1, "column 'x', row 1: Infinity but must be a finite number", "@overflow"),
        fit(1, "column 'x', row 2: 'abc' but must be a number", "@text"),
        fit(1, "column 'a', row 0: 'NA' but must be a number, as row 1 has", "@first-missing"),
        fit(1, "row 2: an empty line but must have 2 cells", "@return"),
        fit(1, "column 'x', row 1: '2 ' but must be a number", "@nul"),
        fit(1, "aaa…' but must be a number", "@long-text"),
        fit(1, "column 'x', row 1: NaN but must be a finite number", "@late-nan"),
        fit(1, "row 1: 1 cell but must have 2 like the first line", "@ragged"),
        fit(1, "row 1: 3 cells but must have 2 like the first line", "@ragged-long"),
        fit(1, "column 'x', row 1: an empty cell but must be a number", "@blank-cell"),
        fit(1, "row 1: an empty line but must have 1 cell", "@blank-line"),
        fit(1, "column 'x', row 2: an empty cell but must be a number", "@quoted-blank"),
        fit(1, "empty is empty", "@empty"),
        fit(1, "newlines is empty", "@newlines"),
        fit(1, "header has a header but no rows", "@header"),
        fit(1, "words has no numeric column among a, b", "@words"),
        fit(1, "x;y; is --delimiter missing?", "@semicolons"),
        fit(1, "picture has no numeric column", "@picture"),
        fit(1, "broken.gz is a damaged gzip file", "@broken.gz"),
        fit(1, "folder is a folder but must be a file", "@folder"),
        fit(1, "absent: no such file or folder", "@absent"),
        fit(1, "normal takes rows of 1 column but the data have 2: a, b", "@a-b"),
        fit(1, "column 'minus', row 1: -1.0", "@weights", "--columns", "x", "--weights", "minus"),
        fit(1, "column 'nan', row 1: NaN", "@weights", "--columns", "x", "--weights", "nan"),
        fit(1, "sum to 0", "@weights", "--columns", "x", "--weights", "zero"),
        fit(1, "column 'word', row 1: 'a'", "@weights", "--columns", "x", "--weights", "word"),
        data("column 'x', row 2: NaN", "score", "@nan", "--model", NORMAL),
        data("column 'x', row 2: Infinity", "score", "@infinite", "--model", NORMAL),
        data("column 'x', row 2: 'abc'", "score", "@text", "--model", NORMAL),
        data("row 1: 1 cell", "score", "@ragged", "--model", PLANE),
        data("takes rows of 1 column but", "score", "@a-b", "--model", NORMAL),
        data("takes rows of 2 columns but", "score", "@ok", "--model", PLANE),
        data("no column 'a', to which", "score", "@b-c", "--model", "@model-a-b"),
        data("no column 'waiting', to which", "score", "@temperature", "--model", "@model-waiting"),
        data(
            "no column 'waiting', to which",
            "detect",
            "@temperature",
            "--model",
            "@model-waiting",
            "--threshold",
            "epsilon=1"),
        data("row 2: NaN", "detect", "@nan", "--model", NORMAL, "--threshold", "epsilon=1"),
        data("row 2: 'abc'", "detect", "@text", "--model", NORMAL, "--threshold", "epsilon=1"),
        data("is empty", "detect", "@empty", "--model", NORMAL, "--threshold", "epsilon=1"),
        evaluate(1, "column 'x', row 2: NaN", "@nan", "--function", "cdf"),
        evaluate(1, "column 'x', row 2: 'abc'", "@text", "--function", "cdf"),
        evaluate(1, "row 1: NaN", "--at", "1,NaN", "--function", "density"),
        evaluate(1, "row 1: 1.5 but must be a probability", "--at", "0,1.5", "--function=quantile"),
        data(
            "row 1: 1 values", "evaluate", "--model", PLANE, "--function=density", "--at", "1,2;3"),
        data("of 2 columns", "evaluate", "--model", PLANE, "--function=density", "--at", "1,2,3"));
  }

  static Stream<Case> missing() {
    String[] tail = {"--missing", "NA,-"};
    return Stream.of(
        fit(1, "column 'x', row 2: a missing value", with(tail, "@missing", "--columns", "x")),
        fit(1, "normal takes rows of 1 column but", with(tail, "@missing")),
        data(
            "column 'y', row 1: a missing value but must be known to binomial",
            with(
                tail,
                "fit",
                "@missing",
                "--columns",
                "y",
                "--trials=x",
                "--family=binomial",
                "--components=1")),
        data(
            "row 0: every value is missing",
            "fit",
            "@all-gone",
            "--missing=NA",
            "--family=gaussian",
            "--components=1"),
        data(
            "column 'y', row 1: NaN but",
            "fit",
            "@half-declared",
            "--missing=NA",
            "--family=gaussian",
            "--components=1"),
        data(
            "column 'y' has no known value",
            with(
                tail,
                "fit",
                "@all-missing",
                "--columns=x,y",
                "--family=gaussian",
                "--components=1")),
        fit(
            1,
            "column 'y', row 1: a missing value but must be known where it is an interval",
            with(tail, "@missing", "--between", "x,y")),
        fit(
            1,
            "column 'w', row 1: a missing value but must be known",
            with(tail, "@missing", "--columns", "x", "--weights", "w")),
        fit(1, "'y', row 1: a missing value", "@sentinel", "--missing=-999", "--columns=y"),
        fit(1, "'y', row 1: a missing value", "@sentinel", "--missing=-9.99e2", "--columns=y"),
        fit(1, "'y', row 1: a missing value", "@sentinel", "--missing=-999", "--weights=y"),
        fit(1, "column 'y', row 1: 'NA' but must be a number", "@missing"),
        data(
            "'x', row 2: a missing",
            with(tail, "score", "@missing", "--model", NORMAL, "--columns=x")),
        data(
            "'x', row 2: a missing",
            with(tail, "plot", "@missing", "--columns=x", "--model", NORMAL)),
        usage(
            "trim = 0.1 but must be 0 where values are missing",
            with(
                tail,
                "fit",
                "@missing",
                "--columns=x,y",
                "--family=gaussian",
                "--components=1",
                "--trim=0.1")),
        usage(
            "epsilon = 1.0 but must be confidence or contamination",
            with(
                tail,
                "detect",
                "@missing",
                "--columns=x,y",
                "--model",
                PLANE,
                "--threshold",
                "epsilon=1")),
        usage(
            "--at = 'NaN' but must be a number",
            "evaluate",
            "--model",
            PLANE,
            "--function=density",
            "--missing=NA",
            "--at",
            "1,NA;NaN,2"));
  }

  private static String[] with(String[] tail, String... call) {
    return Stream.concat(Stream.of(call), Stream.of(tail)).toArray(String[]::new);
  }

  private static String[] kind(String name) {
    return new String[] {"--kind", name};
  }

  static Stream<Case> arrays() {
    return Stream.of(
        fit(1, "is truncated: it ends before 3 rows of 1 columns", "@cut.npy"),
        fit(1, "holds '|O' but must hold f8, f4, i8 or i4", "@objects.npy"),
        fit(1, "has 3 dimensions but must have one or two", "@cube.npy"),
        fit(1, "damaged npy header", "@header.npy"),
        fit(1, "of no version of the npy format", "@version.npy"),
        fit(1, "has no rows", "@norows.npy"),
        fit(1, "column '0', row 1: NaN but must be a finite number", "@nan.npy"),
        fit(1, "column '0', row 1: a missing value", "@nan.npy", "--missing", "NaN"),
        fit(
            1,
            "column '1', row 1: a missing value",
            "@sentinel.npy",
            "--missing=-999.0",
            "--columns=1"),
        fit(1, "'1', row 1: a missing value", "@sentinel.npy", "--missing=-999", "--weights=1"),
        fit(2, "--missing = 'NA' but must be a number", "@nan.npy", "--missing", "NA"),
        fit(2, "--header = given but must be left out", "@nan.npy", "--header"),
        fit(1, "is a zip archive but must be", "@a.npz"),
        fit(2, "unknown column 'x'; known: 0", "@nan.npy", "--columns", "x"));
  }

  /** Faults of the call, found before the file is looked for. */
  static Stream<Case> selections() {
    return Stream.of(
        select("bootstrap = 0 but must be at least 1", "normal", "1:2", "--bootstrap", "0"),
        select("folds = 1 but must be at least 2", "normal", "1:2", "--folds", "1"),
        select("folds = 0 but must be at least 2", "normal", "1", "--folds=0", "--criterion=cv"),
        select("--bootstrap is for one family", "normal,exponential", "1:2", "--bootstrap", "9"),
        select("--bootstrap tests K against K + 1", "normal", "2", "--bootstrap", "9"),
        select("--bootstrap has no sample", "normal", "1:2", "--bootstrap=9", "--weights=w"),
        select("--components has no meaning for", "normal+normal", "1:4"),
        select("--components has no meaning for", "normal+normal,normal+exponential", "2"),
        fit(
            2,
            "--components has no meaning for",
            "@absent",
            "--family=normal+normal",
            "--components",
            "1:4"));
  }

  private static Case select(String says, String family, String components, String... more) {
    String[] call = {"select", "@absent", "--family", family, "--components", components};
    return usage(says, with(more, call));
  }

  static Stream<Case> others() {
    return Stream.of(
        usage("'--model", "describe"),
        usage("unknown family 'gorilla'", "describe", "--model", "gorilla(1)"),
        data("not a complete JSON text", "describe", "--model", "@model-cut"),
        usage("was 'csv'", "describe", "--model", NORMAL, "--format", "csv"),
        usage("was 'xml'", "families", "--format", "xml"),
        usage("'more'", "families", "more"),
        data("no such file or folder", "families", "--plugins", "@absent"),
        usage("'--model", "plot", "@ok"),
        usage("judges data, but no DATA", "plot", "--model", NORMAL, "--threshold", "epsilon=1"),
        usage("unknown threshold rule", "plot", "@ok", "--model", NORMAL, "--threshold", "a=1"),
        usage("'histogram'", "plot", "@ok", "--model", NORMAL, "--kind", "histogram"),
        usage("--kind qq compares with data, but", "plot", "--model", NORMAL, "--kind", "qq"),
        usage("--kind pit compares with data, but", "plot", "--model", NORMAL, "--kind", "pit"),
        usage(
            "but --kind is qq",
            with(kind("qq"), "plot", "@ok", "--model", NORMAL, "--threshold", "epsilon=1")),
        usage(
            "but --kind is pit",
            with(kind("pit"), "plot", "@ok", "--model", NORMAL, "--threshold", "epsilon=1")),
        usage("'x' is not a long", with(kind("pit"), "plot", "@ok", "--seed", "x")),
        data("row 2: NaN", with(kind("qq"), "plot", "@nan", "--model", NORMAL)),
        data("row 2: NaN", with(kind("pit"), "plot", "@nan", "--model", NORMAL)),
        data("data have 2: a, b", with(kind("qq"), "plot", "@a-b", "--model", NORMAL)),
        data("data have 2: a, b", with(kind("pit"), "plot", "@a-b", "--model", NORMAL)),
        data("of 1 column but the data have 2: a, b", "plot", "@a-b", "--model", NORMAL),
        data("row 2: NaN", "plot", "@nan", "--model", NORMAL),
        usage("'zsh'", "completion", "zsh"));
  }

  static Stream<Case> fits() {
    return Stream.of(
        fit(1, "one row is not enough to estimate the scale of normal", "@one"),
        fit(1, "all 3 rows are equal", "@equal"),
        fit(1, "all 3 rows are equal", "@equal-plane", "--family", "gaussian"),
        fit(1, "all 3 rows are equal", "@equal", "--family", "log-normal"),
        fit(1, "4 components but only 3 distinct rows", "@three", "--components", "4"),
        fit(2, "components = 0 but must be at least 1", "@three", "--components", "0"),
        fit(2, "components = -1 but must be at least 1", "@three", "--components", "-1"),
        fit(1, "column 'x', row 1: -2.0", "@negative", "--family", "log-normal"),
        fit(1, "log-normal (x > 0)", "@zero", "--family", "log-normal"),
        fit(1, "column 'x', row 1: -2.0", "@negative", "--family", "exponential"),
        fit(1, "row 1: 2.5 but must lie in the support of poisson", "@half", "--family", "poisson"),
        fit(1, "column 'x', row 1: -2.0", "@negative", "--family", "zero-inflated-poisson"),
        fit(1, "column 'x', row 0: 1.0", "@ok", "--family", "point(0)"),
        fit(1, "start takes rows of 2 columns", "@ok", "--start", PLANE, "--family", "gaussian"));
  }

  static Stream<Case> models() {
    return Stream.of(
        model(2, "expected ',' or ')' at character 9", "normal(0"),
        model(2, "expected '+' or the end at character 14", "normal(0, 1) x"),
        model(2, "unknown family 'gorilla'; known: beta, binomial,", "gorilla(0, 1)"),
        model(2, "unknown family 'gorilla'", "zero-inflated-gorilla(0.1, 2)"),
        model(2, "unknown parameter of normal 'mu'; known: mean, sd", "normal(mu=0, sd=1)"),
        model(2, "sd = -1.0 but must be positive and finite at character 11", "normal(0, -1)"),
        model(2, "sd = NaN but must be positive", "normal(0, NaN)"),
        model(2, "normal takes 2 parameters, this is one more", "normal(0, 1, 2)"),
        model(2, "normal: sd", "normal(0)"),
        model(2, "'0..5' is not a number", "normal(0..5, 1)"),
        model(2, "must be positive definite", "gaussian([0, 0], [[1, 2], [2, 1]])"),
        model(2, "weight -0.5 is not between 0 and 1", "-0.5*normal(0,1) + 1.5*normal(1,1)"),
        model(2, "sum of weights = 1.1 but must be 1", "0.5*normal(0,1) + 0.6*normal(1,1)"),
        model(2, "expected a weight", "normal(0,1) + normal(1,1)"),
        model(2, "dimension of gaussian = 2", "0.5*normal(0, 1) + 0.5*" + PLANE),
        model(2, "nested deeper than 50", "(".repeat(1000)),
        model(1, "absent: no such file or folder", "@absent"),
        model(1, "folder is a folder but must be a model file", "@folder"),
        model(1, "not a model file", "@empty"),
        model(1, "not a complete JSON text", "@picture"),
        model(1, "not a model file: expected a JSON object", "@model-list"),
        model(1, "not a model file: expected a JSON object", "@model-deep"),
        model(1, "not a complete JSON text", "@model-cut"),
        model(1, "model-tail: ", "@model-tail"),
        model(1, "version 2 is not known; this anomix reads version 1: a newer", "@model-newer"),
        model(1, "version 0 is not known", "@model-older"),
        model(1, "format is 'table' but must be 'anomix-model'", "@model-other"),
        model(1, "must be an object with a member 'format'", "@model-no-format"),
        model(1, "model-family: model: unknown family 'gorilla'", "@model-family"),
        model(1, "sd = -2.0 but must be positive and finite", "@model-sd"),
        model(1, "'model.components[0].parameters.sd' must be a number", "@model-text"),
        model(1, "unknown parameter of normal 'scale'; known: mean, sd", "@model-parameter"),
        model(1, "uplicate", "@model-twice"),
        model(1, "sum of weights = 1.1 but must be 1", "@model-sum"),
        model(1, "weight = -0.5 but must be between 0 and 1", "@model-minus"),
        fit(1, "not a complete JSON text", "@ok", "--start", "@model-cut"));
  }

  static Stream<Case> names() {
    return Stream.of(
        fit(2, "unknown family 'gorilla'; known: beta, binomial,", "@ok", "--family", "gorilla"),
        fit(2, "at character 8: normal+⟨here⟩", "@ok", "--family", "normal+", "--components", "2"),
        fit(2, "at character 7: normal⟨here⟩*2", "@ok", "--family", "normal*2"),
        fit(2, "unknown family 'b'", "@ok", "--family", "zero-inflated-b"),
        fit(2, "family = mixture but must be", "@ok", "--family", "mixture"),
        fit(2, "'sd' is given twice", "@ok", "--family", "normal(sd=1, sd=2)"),
        fit(2, "unknown parameter of normal to fix 'mu'; known: mean, sd", "@ok", "--fix", "mu=1"),
        fit(2, "--fix names 'sd' twice", "@ok", "--fix", "sd=1,sd=2"),
        fit(2, "--fix names 'sd' twice", "@ok", "--fix", "sd=1", "--fix", "sd=1"),
        fit(2, "--fix is 'sd' but must be", "@ok", "--fix", "sd"),
        fit(
            2,
            "parameter of exponential to fix 'sd'",
            "@ok",
            "--family=normal,exponential",
            "--fix=sd=1"),
        fit(
            2,
            "parameter of normal+normal to fix 'rate'",
            "@ok",
            "--family=normal+normal",
            "--components=2",
            "--fix=rate=1"),
        fit(2, "sd = -1 but must be in (0, ∞)", "@ok", "--fix", "sd=-1"),
        fit(
            2,
            "unknown option of normal 'covariance'; known: shared",
            "@ok",
            "--covariance",
            "full"),
        fit(
            2,
            "unknown covariance structure 'round'",
            "@a-b",
            "--family",
            "gaussian",
            "--covariance",
            "round"),
        fit(2, "unknown column 'z'; known: x", "@ok", "--columns", "z"),
        fit(2, "unknown column '7'; known: x", "@ok", "--columns", "7"),
        fit(2, "unknown column '-1'; known: x", "@ok", "--columns", "-1"),
        fit(2, "unknown column to exclude 'z'", "@ok", "--exclude", "z"),
        fit(2, "unknown label column 'z'", "@ok", "--label", "z"),
        fit(2, "unknown weight column 'z'", "@ok", "--weights", "z"),
        fit(2, "named only once", "@ok", "--columns", "x,0"),
        fit(2, "several have that name", "@twins", "--columns", "x"),
        fit(2, "at least one of x", "@ok", "--columns", "x", "--exclude", "x"),
        fit(2, "at least one of x", "@ok", "--label", "x"),
        fit(2, "another column than --label", "@a-b", "--label", "b", "--weights", "b"),
        rule(
            "unknown scorer 'gorilla'; known: density, tail",
            "--scorer=gorilla",
            "--threshold=epsilon=1"),
        rule("unknown threshold rule 'a'; known: confidence,", "--threshold", "a=1"),
        rule("NAME=VALUE", "--threshold", "contamination"),
        rule("confidence = 0.5d but must be a number", "--threshold", "confidence=0.5d"),
        rule("contamination = x but must be a number", "--threshold", "contamination=x"),
        rule("contamination = 1.5 but must be", "--threshold", "contamination=1.5"),
        rule("contamination = NaN but must be", "--threshold", "contamination=NaN"),
        rule("confidence = 1.0 but must be", "--scorer", "tail", "--threshold", "confidence=1"),
        rule("epsilon = -1.0 but must be", "--threshold", "epsilon=-1"),
        rule("density has none", "--threshold", "confidence=0.95"),
        rule("the scorer density, not tail", "--scorer", "tail", "--threshold", "epsilon=1e-3"),
        rule("side = up but must be", "--scorer=tail", "--side=up", "--threshold=confidence=0.5"),
        rule("unknown option of scorer density 'side'", "--side=upper", "--threshold=epsilon=1"),
        usage("tails need an order", "score", "@a-b", "--model", PLANE, "--scorer", "tail"),
        evaluate(2, "unknown function 'pdf'; known: cdf,", "--function", "pdf", "--at", "1"),
        usage(
            "log-density or density",
            "evaluate",
            "--model",
            PLANE,
            "--function",
            "cdf",
            "--at",
            "1,2"));
  }

  static Stream<Case> arguments() {
    return Stream.of(
        usage("a command is missing"),
        usage("'fti'", "fti"),
        usage("--components is missing", "fit", "@ok", "--family", "normal"),
        usage("--family is missing", "fit", "@ok", "--components", "1"),
        usage("'DATA'", "fit", "--family", "normal", "--components", "1"),
        usage("'--model", "score", "@ok"),
        usage("'--threshold", "detect", "@ok", "--model", NORMAL),
        usage("'--rows", "sample", "--model", NORMAL),
        usage("rows = -1 but must be", "sample", "--model", NORMAL, "--rows", "-1"),
        usage("'3e9' is not an int", "sample", "--model", NORMAL, "--rows", "3e9"),
        evaluate(2, "'--function", "--at", "1"),
        evaluate(2, "either a file of points or --at", "--function", "cdf"),
        evaluate(2, "either a file of points or --at", "--function=cdf", "--at", "1", "@ok"),
        evaluate(2, "'x' but must be a number", "--function", "cdf", "--at", "1,x"),
        evaluate(2, "'' but must be a number", "--function", "cdf", "--at", "1,,2"),
        fit(2, "threads = 0 but must be at least 1", "@ok", "--threads", "0"),
        fit(2, "'two' is not an int", "@ok", "--threads", "two"),
        fit(2, "iterations = 0 but must be at least 1", "@ok", "--iterations", "0"),
        fit(2, "'1.5' is not an int", "@ok", "--iterations", "1.5"),
        fit(2, "--restarts has no meaning", "@ok", "--start", NORMAL, "--restarts", "3"),
        fit(2, "restarts = -3 but must be at least 1", "@ok", "--restarts", "-3"),
        fit(2, "'9223372036854775808' is not a long", "@ok", "--seed", "9223372036854775808"),
        fit(2, "'one' but must be a number, or a range", "@ok", "--components", "one"),
        fit(2, "only once", "@ok", "--seed", "1", "--seed", "2"),
        fit(2, "'--fast'", "@ok", "--fast"),
        fit(2, "'more'", "@ok", "more"),
        fit(2, "was 'xml'", "@ok", "--format", "xml"),
        fit(2, "--fix is 'sd=x' but must be", "@ok", "--fix", "sd=x"),
        fit(2, "must be one character", "@ok", "--delimiter", "::"),
        fit(2, "--delimiter is '' but must be one character", "@ok", "--delimiter", ""),
        fit(2, "--delimiter is a quote or the end of a line", "@ok", "--delimiter", "\""),
        fit(2, "--delimiter is a quote or the end of a line", "@ok", "--delimiter", "\n"),
        fit(2, "--delimiter is a quote or the end of a line", "@ok", "--delimiter", "\r"),
        fit(2, "--header and --no-header", "@ok", "--header", "--no-header"),
        fit(2, "left out, or 2", "@ok", "--family", "normal+normal", "--components", "3"),
        fit(2, "as many as are fitted: 2", "@ok", "--components", "2", "--start", NORMAL),
        fit(2, "one more component of normal", "@ok", "--start", "poisson(3)"));
  }

  @ParameterizedTest
  @MethodSource({
    "values",
    "missing",
    "arrays",
    "selections",
    "others",
    "fits",
    "models",
    "names",
    "arguments"
  })
  void faultIsOneLineAndTouchesNoFile(Case fault) throws IOException {
    String[] arguments =
        Stream.concat(fault.arguments().stream(), output(fault))
            .map(a -> a.startsWith("@") ? folder.resolve(a.substring(1)).toString() : a)
            .toArray(String[]::new);
    Outcome outcome = Outcome.of(arguments);
    assertEquals(fault.code(), outcome.code(), outcome.err());
    assertEquals("", outcome.out());
    List<String> lines = outcome.errLines();
    assertTrue(lines.get(0).startsWith("anomix: "), outcome.err());
    assertTrue(lines.get(0).contains(fault.says()), outcome.err());
    assertTrue(lines.get(0).length() < 500, outcome.err());
    assertEquals(fault.code(), lines.size(), outcome.err());
    if (fault.code() == 2) {
      assertTrue(lines.get(1).matches("Try 'anomix( \\w+)? --help'\\."), outcome.err());
    }
    assertEquals("old", Files.readString(folder.resolve("result")));
    assertEquals(FILES.size() + 12, folder.toFile().list().length);
  }

  private static Stream<String> output(Case fault) {
    boolean command = !fault.arguments().isEmpty() && fault.arguments().get(0).length() > 3;
    boolean fits = !fault.arguments().isEmpty() && fault.arguments().get(0).equals("fit");
    return command || fits ? Stream.of("-o", "@result") : Stream.of();
  }

  @ParameterizedTest
  @MethodSource("places")
  void resultThatCannotBeWrittenIsOneLineThatNamesTheFile(String place) {
    String file = place.isEmpty() ? "" : folder.resolve(place).toString();
    for (String[] call :
        new String[][] {
          {"fit", "@ok", "--family", "normal", "--components", "1"},
          {"score", "@ok", "--model", NORMAL},
          {"detect", "@ok", "--model", NORMAL, "--threshold", "epsilon=1"},
          {"evaluate", "--model", NORMAL, "--function", "cdf", "--at", "1"},
          {"sample", "--model", NORMAL, "--rows", "3"},
          {"describe", "--model", NORMAL},
          {"families", "--format", "text"},
          {"plot", "@ok", "--model", NORMAL},
          {"select", "@ok", "--family", "normal", "--components", "1", "--folds", "0"},
          {"completion"}
        }) {
      String[] arguments = Arrays.copyOf(call, call.length + 2);
      for (int i = 0; i < call.length; i++) {
        arguments[i] = arguments[i].replace("@ok", folder.resolve("ok").toString());
      }
      arguments[call.length] = "-o";
      arguments[call.length + 1] = file;
      Outcome outcome = Outcome.of(arguments);
      assertEquals(1, outcome.code(), outcome.err());
      assertEquals("", outcome.out());
      assertEquals(1, outcome.errLines().size(), outcome.err());
      assertTrue(outcome.err().contains(file.isEmpty() ? "''" : file), outcome.err());
      assertFalse(outcome.err().contains(".part"), outcome.err());
    }
  }

  static Stream<String> places() {
    return Stream.of("absent/result", "folder", "ok/result", "");
  }

  @Test
  void memoryThatRunsOutIsOneLine() {
    Outcome outcome = Outcome.of("sample", "--model", NORMAL, "--rows", "2147483647");
    assertEquals(1, outcome.code());
    assertEquals(1, outcome.errLines().size(), outcome.err());
    assertTrue(outcome.err().contains("not enough memory"), outcome.err());
  }

  // What is no fault.

  @Test
  void equalRowsAreEnoughWhereNoScaleStandsBesideALocation() {
    for (String family : List.of("poisson", "exponential")) {
      for (String file : List.of("one", "equal")) {
        List<String> lines =
            Outcome.lines(
                "fit", folder.resolve(file).toString(), "--family", family, "--components", "1");
        assertTrue(lines.get(0).startsWith("1*" + family), lines.get(0));
      }
    }
  }

  @Test
  void constantColumnAmongOthersIsAWarning() throws IOException {
    Path file = folder.resolveSibling("constant.csv");
    Files.writeString(file, "x,y\n1,7\n2,7\n3,7\n4,7\n9,7\n");
    Outcome outcome =
        Outcome.of("fit", file.toString(), "--family", "gaussian", "--components", "1");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains("warning: column 'y' is constant (7.0)"), outcome.err());
  }

  @Test
  void rowThatNoComponentCanMakeIsTheAnomaly() {
    String file = folder.resolve("half").toString();
    for (String[] choice :
        new String[][] {
          {"--threshold", "epsilon=1e-300"},
          {"--threshold", "contamination=0.01"},
          {"--threshold", "contamination=0.5"},
          {"--scorer", "tail", "--threshold", "confidence=0.999999"},
          {"--scorer", "tail", "--threshold", "contamination=0.01"}
        }) {
      List<String> call =
          new ArrayList<>(List.of("detect", file, "--model", "poisson(2)", "--format", "csv"));
      call.addAll(List.of(choice));
      List<String> lines = Outcome.lines(call.toArray(new String[0]));
      assertTrue(lines.get(2).startsWith("1,Infinity,0.0,true,-1,"), lines.get(2));
    }
  }

  @Test
  void rowThatNoComponentCanMakeHasDensityZeroInEvaluateAndAnInfiniteScore() {
    String file = folder.resolve("half").toString();
    assertEquals(
        "-Infinity",
        Outcome.lines("evaluate", file, "--model", "poisson(2)", "--function", "log-density")
            .get(2));
    assertEquals("Infinity", Outcome.lines("score", file, "--model", "poisson(2)").get(2));
  }

  @Test
  void bytesOfTheOldResultSurviveAFailure() throws IOException {
    byte[] before = "précieux\r\n".getBytes(StandardCharsets.UTF_8);
    Path result = folder.resolveSibling("old-result.json");
    Files.write(result, before);
    String data = folder.resolve("nan").toString();
    Outcome.of("fit", data, "--family", "normal", "--components", "1", "-o", result.toString());
    assertArrayEquals(before, Files.readAllBytes(result));
  }
}
