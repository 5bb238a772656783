package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.anomix.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How rows get out of files, seen through the scores of a law whose density tells them apart. */
final class CsvReadingTest {
  /** Its score of x is x itself, so the scores name the rows. */
  private static final String ONE = "exponential(1)";

  private static final String TWO = "gaussian([0, 0], [[1, 0], [0, 1e6]])";

  @TempDir private Path folder;

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), content).toString();
  }

  private static List<String> scores(String... call) {
    List<String> lines =
        Outcome.lines(Stream.concat(Stream.of("score"), Stream.of(call)).toArray(String[]::new));
    assertEquals("score", lines.get(0));
    return lines.subList(1, lines.size());
  }

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("a header of text", "x\n1\n2.5\n"),
        Arguments.of("no header", "1\n2.5\n"),
        Arguments.of("no end of the last line", "x\n1\n2.5"),
        Arguments.of("lines that end as on Windows", "x\r\n1\r\n2.5\r\n"),
        Arguments.of("a byte order mark before a header", "\uFEFFx\n1\n2.5\n"),
        Arguments.of("a byte order mark before a number", "\uFEFF1\n2.5\n"),
        Arguments.of("a byte order mark before a quote", "\uFEFF\"x\"\n1\n2.5\n"),
        Arguments.of("quoted cells", "\"x\"\n\"1\"\n\"2.5\"\n"),
        Arguments.of("a header over two lines", "\"x\n(mm)\"\n1\n2.5\n"),
        Arguments.of("a lone return in quotes", "x,t\n1,\"a\rb\"\n2.5,\"c\r\nd\"\n"),
        Arguments.of("spaces around cells", " x \n 1 \n 2.5 \n"),
        Arguments.of("blank lines at the end", "x\n1\n2.5\n\n\n"),
        Arguments.of("numbers in other forms", "x\n1E0\n+2.5\n"),
        Arguments.of("a text column", "x,name\n1,a\n2.5,b\n"),
        Arguments.of("a text column without a header", "1,a\n2.5,b\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void rowsAreFoundIn(String what, String content) throws IOException {
    assertEquals(List.of("1.0", "2.5"), scores(file(content), "--model", ONE), what);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void standardInputIsReadLikeAFile(String what, String content) {
    Outcome outcome = Outcome.reading(content, "score", "-", "--model", ONE);
    assertEquals(List.of("score", "1.0", "2.5"), outcome.outLines(), what);
  }

  @Test
  void zippedFileIsReadWhateverItsName() throws IOException {
    Path zipped = folder.resolve("zipped");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write("\uFEFF1\n2.5\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(List.of("1.0", "2.5"), scores(zipped.toString(), "--model", ONE));
  }

  @Test
  void firstLineIsDataWhereNoHeaderIsDeclared() throws IOException {
    Outcome outcome =
        Outcome.of("score", file("x,1\n2,2.5\n"), "--model", ONE, "--no-header", "--columns", "1");
    assertEquals(List.of("score", "1.0", "2.5"), outcome.outLines());
  }

  @Test
  void otherDelimitersAreTakenByTheirCharacter() throws IOException {
    String semicolons = file("x;y\n1;a\n2.5;b\n");
    assertEquals(List.of("1.0", "2.5"), scores(semicolons, "--model", ONE, "--delimiter", ";"));
    String tabs = file("x\ty\n1\ta\n2.5\tb\n");
    assertEquals(List.of("1.0", "2.5"), scores(tabs, "--model", ONE, "--delimiter", "\t"));
    assertEquals(List.of("1.0", "2.5"), scores(tabs, "--model", ONE, "--delimiter", "\\t"));
  }

  @Test
  void columnsComeByNameOrNumberAndInTheirOrder() throws IOException {
    String file = file("a,b,c\n1,2,3\n4,5,6\n");
    List<String> byName = scores(file, "--model", TWO, "--columns", "c,a");
    assertEquals(byName, scores(file, "--model", TWO, "--columns", "2,0"));
    assertEquals(byName, scores(file("c,a\n3,1\n6,4\n"), "--model", TWO));
    assertNotEquals(byName, scores(file("a,c\n1,3\n4,6\n"), "--model", TWO));
  }

  @Test
  void nameThatIsANumberWinsOverTheNumber() throws IOException {
    String file = file("a,0\n7,1\n8,2.5\n");
    assertEquals(List.of("1.0", "2.5"), scores(file, "--model", ONE, "--columns", "0"));
  }

  @Test
  void excludedAndLabelColumnsAreNoValues() throws IOException {
    String file = file("id,x,label\n7,1,0\n8,2.5,1\n");
    List<String> expected = List.of("1.0", "2.5");
    assertEquals(expected, scores(file, "--model", ONE, "--exclude", "id", "--label", "label"));
    assertEquals(expected, scores(file, "--model", ONE, "--exclude", "0,label"));
    assertEquals(
        expected,
        scores(file, "--model", ONE, "--columns", "id,x,label", "--exclude", "id", "--label", "2"));
  }

  @Test
  void columnsWithoutNumbersAreNamedOnStandardError() throws IOException {
    Outcome outcome = Outcome.of("score", file("a,x,b\nu,1,v\nu,2.5,v\n"), "--model", ONE);
    assertEquals(List.of("score", "1.0", "2.5"), outcome.outLines());
    assertEquals(List.of("anomix: columns without numbers left out: a, b"), outcome.errLines());
  }

  @Test
  void columnsThatWereNotAskedForAreNotMentioned() throws IOException {
    Outcome outcome =
        Outcome.of("score", file("a,x\nu,1\nu,2.5\n"), "--model", ONE, "--columns", "x");
    assertEquals("", outcome.err());
  }

  @Test
  void columnsOfTheModelAreFoundByName() throws IOException {
    String model = folder.resolve("model.json").toString();
    String train =
        Files.writeString(folder.resolve("train.csv"), "u,v\n1,9\n2,4\n4,2\n").toString();
    Outcome.lines("fit", train, "--family", "gaussian", "--components", "1", "-o", model);
    List<String> expected = scores(train, "--model", model);
    assertEquals(expected, scores(file("v,id,u\n9,0,1\n4,1,2\n2,2,4\n"), "--model", model));
    // A file without names is read by position; one with other names needs a word for that.
    assertEquals(expected, scores(file("1,9\n2,4\n4,2\n"), "--model", model));
    assertEquals(
        expected, scores(file("p,q\n1,9\n2,4\n4,2\n"), "--model", model, "--columns", "p,q"));
    assertEquals(
        expected,
        scores(file("v,w,u\n9,1,0\n4,2,0\n2,4,0\n"), "--model", model, "--columns", "w,v"));
  }

  @Test
  void modelOfAFileWithoutNamesTakesColumnsByPosition() throws IOException {
    String model = folder.resolve("model.json").toString();
    String train = Files.writeString(folder.resolve("train.csv"), "1,9\n2,4\n4,2\n").toString();
    Outcome.lines("fit", train, "--family", "gaussian", "--components", "1", "-o", model);
    assertEquals(
        scores(train, "--model", model), scores(file("p,q\n1,9\n2,4\n4,2\n"), "--model", model));
  }

  @Test
  void headerThatLooksLikeDataIsTakenAtItsWord() throws IOException {
    String file = file("id,2020\na,1\nb,2.5\n");
    assertEquals(List.of("1.0", "2.5"), scores(file, "--model", ONE, "--header"));
    assertEquals(
        List.of("1.0", "2.5"), scores(file, "--model", ONE, "--header", "--columns", "2020"));
    String years = file("2019,2020\n7,1\n8,2.5\n");
    assertEquals(
        List.of("1.0", "2.5"), scores(years, "--model", ONE, "--header", "--columns", "2020"));
  }

  @Test
  void firstLineThatMayBeAHeaderIsSpokenOfWhereItIsTakenAsData() throws IOException {
    String file = file("id,2020\na,2\nb,4\n");
    Outcome guessed = Outcome.of("score", file, "--model", ONE);
    assertEquals(List.of("score", "2020.0", "2.0", "4.0"), guessed.outLines());
    assertEquals(
        List.of(
            "anomix: columns without numbers left out: 0",
            "anomix: the first line holds text and numbers and is taken as data: --header or"
                + " --no-header says what it is"),
        guessed.errLines());
    Outcome told = Outcome.of("score", file, "--model", ONE, "--no-header");
    assertEquals(List.of("anomix: columns without numbers left out: 0"), told.errLines());
  }

  @Test
  void missingCellsThatAreNumbersAreComparedAsSuch() throws IOException {
    String file = file("x,y\n1,-999\n2.5,-999.00\n");
    Outcome outcome = Outcome.of("score", file, "--model", ONE, "--missing=-999.0");
    assertEquals(List.of("score", "1.0", "2.5"), outcome.outLines());
  }

  @Test
  void pipesAreReadByTheirNames() throws Exception {
    Path pipe = folder.resolve("pipe");
    Process make = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
    assumeTrue(make.waitFor() == 0, "this system makes no pipes");
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.writeString(pipe, "x\n1\n2.5\n", StandardOpenOption.WRITE);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    writer.setDaemon(true);
    writer.start();
    assertEquals(List.of("1.0", "2.5"), scores(pipe.toString(), "--model", ONE));
    writer.join();
  }

  @Test
  void aColumnGrowsByManyPieces() {
    StringBuilder text = new StringBuilder("x,y\n");
    int rows = 200_000;
    for (int r = 0; r < rows; r++) {
      text.append(r).append(",-0.5\n");
    }
    Rows read =
        CsvFile.read(
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                "text",
                ColumnChoice.Wish.columns(List.of()))
            .rows();
    assertEquals(rows, read.size());
    for (int r = 0; r < rows; r++) {
      assertEquals(r, read.value(r, 0));
      assertEquals(-0.5, read.value(r, 1));
    }
  }

  @Test
  void aColumnWhoseFirstCellsAreMissingBecomesOneOfNumbers() {
    Outcome outcome =
        Outcome.reading(
            "a,b\nNA,1\nNA,2\n\"0.5\",3\n1e1,NA\n",
            "evaluate",
            "-",
            "--missing",
            "NA",
            "--model",
            "gaussian(mean=[0, 0], covariance=[[1, 0], [0, 1]])",
            "--function",
            "log-density");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(5, outcome.outLines().size());
  }
}
