package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plot} leaves behind. */
final class PlotTest {
  private static final String MODEL = "0.5*normal(0, 1) + 0.5*normal(9, 1)";

  @TempDir private Path folder;

  private byte[] picture(String... arguments) throws IOException {
    Path file = folder.resolve("picture.png");
    List<String> call = new ArrayList<>(List.of("plot", "-o", file.toString()));
    call.addAll(List.of(arguments));
    assertEquals(List.of(), Outcome.lines(call.toArray(new String[0])));
    return Files.readAllBytes(file);
  }

  /** The width that the first chunk of a PNG file tells. */
  private static int width(byte[] png) {
    return ByteBuffer.wrap(png).getInt(16);
  }

  @Test
  void modelIsDrawnAloneOverDataAndBesideItsAnomalies() throws IOException {
    String data =
        Files.writeString(folder.resolve("d.csv"), "x\n-1\n0\n0.5\n4.5\n8\n9\n10\n").toString();
    byte[] alone = picture("--model", MODEL);
    byte[] over = picture(data, "--model", MODEL);
    assertEquals(800, width(alone));
    assertEquals(800, width(over));
    assertFalse(Arrays.equals(alone, over));
    byte[] judged =
        picture(data, "--model", MODEL, "--scorer", "tail", "--threshold", "confidence=0.95");
    assertEquals(1400, width(judged));
  }

  @Test
  void singleLawAndCountingLawAreDrawnAlone() throws IOException {
    for (String model : List.of("normal(5, 1)", "poisson(3)", "point(2)", "uniform(0, 1)")) {
      assertEquals(800, width(picture("--model", model)));
    }
  }

  @Test
  void kindsAreDifferentPictures() throws IOException {
    String data =
        Files.writeString(folder.resolve("d.csv"), "x\n-1\n0\n0.5\n4.5\n8\n9\n10\n").toString();
    byte[] usual = picture(data, "--model", MODEL);
    assertArrayEquals(usual, picture(data, "--model", MODEL, "--kind", "density"));
    assertEquals(700, width(picture(data, "--model", MODEL, "--kind", "qq")));
    byte[] transforms = picture(data, "--model", MODEL, "--kind", "PIT");
    assertEquals(800, width(transforms));
    assertFalse(Arrays.equals(usual, transforms));
  }

  @Test
  void seedChangesTransformsOfCountsAlone() throws IOException {
    String data =
        Files.writeString(folder.resolve("n.csv"), "x\n0\n1\n1\n2\n2\n3\n3\n3\n4\n6\n").toString();
    String[] counts = {data, "--model", "poisson(2.5)", "--kind", "pit", "--seed", "1"};
    byte[] first = picture(counts);
    assertArrayEquals(first, picture(counts));
    counts[6] = "2";
    assertFalse(Arrays.equals(first, picture(counts)));
    String[] smooth = {data, "--model", "normal(2.5, 2)", "--kind", "pit", "--seed", "1"};
    byte[] other = picture(smooth);
    smooth[6] = "2";
    assertArrayEquals(other, picture(smooth));
  }

  @Test
  void windowOfTheFitIsThatOfItsPictures() throws IOException {
    String data =
        Files.writeString(folder.resolve("v.csv"), "x\n1\n1\n1\n2\n2\n3\n1\n4\n2\n1\n5\n")
            .toString();
    String model = folder.resolve("v.json").toString();
    Outcome.lines(
        "fit", data, "--family", "poisson", "--components", "1", "--truncated", "0:", "-o", model);
    for (String kind : List.of("density", "qq", "pit")) {
      byte[] own = picture(data, "--model", model, "--kind", kind);
      assertArrayEquals(
          own, picture(data, "--model", model, "--kind", kind, "--truncated", "0:"), kind);
      assertFalse(
          Arrays.equals(own, picture(data, "--model", model, "--kind", kind, "--truncated", ":")),
          kind);
    }
    Outcome wrong =
        Outcome.of("plot", data, "--model", model, "--truncated", "0", "-o", folder + "/p.png");
    assertEquals(2, wrong.code());
  }

  @Test
  void censoredValuesAreDrawnAsTransforms() throws IOException {
    String data =
        Files.writeString(folder.resolve("t.csv"), "t,c\n1,0\n2,0\n4,1\n3,0\n5,1\n0.5,0\n")
            .toString();
    String model = folder.resolve("t.json").toString();
    Outcome.lines(
        "fit",
        data,
        "--columns",
        "t",
        "--censored",
        "c",
        "--family",
        "exponential",
        "--components",
        "1",
        "-o",
        model);
    byte[] own = picture(data, "--model", model, "--kind", "pit");
    assertArrayEquals(
        own, picture(data, "--model", model, "--kind", "pit", "--columns", "t", "--censored", "c"));
    Outcome quantiles =
        Outcome.of("plot", data, "--model", model, "--kind", "qq", "-o", folder + "/p.png");
    assertEquals(1, quantiles.code());
    assertEquals(true, quantiles.err().contains("known only to intervals"), quantiles.err());
  }
}
