package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to give data, which are the same for every command that reads them. */
final class DataOptionsTest {
  private static final String TABLE = "x,kind,w\n1,7,1\n2,8,2\n4,7,1\n5,9,1\n";

  @TempDir private Path folder;
  private Path plain;
  private Path zipped;

  @BeforeEach
  void writeFiles() throws IOException {
    plain = Files.writeString(folder.resolve("t.csv"), TABLE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(TABLE.getBytes(StandardCharsets.UTF_8));
    }
    zipped = Files.write(folder.resolve("t.csv.gz"), bytes.toByteArray());
  }

  private static String[] call(String command, String data, String... more) {
    List<String> call = new ArrayList<>(List.of(command.split(" ", -1)));
    call.add(1, data);
    call.addAll(List.of(more));
    return call.toArray(new String[0]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fit --family normal --components 1",
        "score --model normal(2,3)",
        "detect --model normal(2,3) --threshold epsilon=0.1",
        "evaluate --model normal(2,3) --function cdf",
      })
  void labelAndWeightsAreNeverValuesAndFilesAreReadInEveryForm(String command) {
    String[] aside = {"--label", "kind", "--weights", "w"};
    List<String> expected = Outcome.lines(call(command, plain.toString(), aside));
    assertEquals(expected, Outcome.lines(call(command, zipped.toString(), aside)));
    assertEquals(expected, Outcome.reading(TABLE, call(command, "-", aside)).outLines());
    String[] chosen = {"--columns", "0", "--weights", "2"};
    assertEquals(expected, Outcome.lines(call(command, plain.toString(), chosen)));
    // Three columns are too many for these models: both were values, were they not set aside.
    assertEquals(1, Outcome.of(call(command, plain.toString())).code());
  }

  @Test
  void missingCellsOutsideTheColumnsUsedDoNoHarm() throws IOException {
    Path gaps = Files.writeString(folder.resolve("gaps.csv"), "x,y\n1,NA\n2,3\n4,NA\n");
    Path whole = Files.writeString(folder.resolve("whole.csv"), "x\n1\n2\n4\n");
    String command = "score --model normal(2,3)";
    assertEquals(
        Outcome.lines(call(command, whole.toString())),
        Outcome.lines(call(command, gaps.toString(), "--missing", "NA", "--columns", "x")));
  }

  @Test
  void columnOfMissingCellsAloneIsLeftOutAndNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("none.csv"), "x,y\n1,NA\n2,NA\n");
    Outcome outcome =
        Outcome.of(call("score --model normal(2,3)", file.toString(), "--missing", "NA"));
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(List.of("anomix: columns without numbers left out: y"), outcome.errLines());
  }
}
