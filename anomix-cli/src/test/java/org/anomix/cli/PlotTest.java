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

  private static final String THREE =
      "0.5*gaussian([0, 0, 0], [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]])"
          + " + 0.5*gaussian([6, 3, 5], [[1, 0, 0], [0, 2, 0], [0, 0, 1]])";

  private String threeColumns(String hole) throws IOException {
    return Files.writeString(
            folder.resolve("three.csv"), "x,y,z\n0,0,1\n1,1," + hole + "\n6,4,5\n7,2,4\n5,3,6\n")
        .toString();
  }

  @Test
  void axesChooseColumnsOfAModel() throws IOException {
    String data = threeColumns("0");
    byte[] usual = picture(data, "--model", THREE, "--axes", "0,1");
    assertEquals(760, width(usual));
    byte[] turned = picture(data, "--model", THREE, "--axes", "1,0");
    assertFalse(Arrays.equals(usual, turned));
    assertFalse(Arrays.equals(usual, picture(data, "--model", THREE, "--axes", "0,2")));
    assertFalse(Arrays.equals(usual, picture("--model", THREE, "--axes", "0,1")));
    assertEquals(800, width(picture(data, "--model", THREE, "--axes", "2")));
    assertEquals(700, width(picture(data, "--model", THREE, "--axes", "2", "--kind", "qq")));
    String[] judged = {data, "--model", THREE, "--threshold", "contamination=0.2", "--axes", "0,2"};
    assertEquals(1400, width(picture(judged)));
    judged[judged.length - 1] = "2";
    assertEquals(1400, width(picture(judged)));
  }

  @Test
  void firstTwoColumnsAreDrawnAndSaid() throws IOException {
    String data = threeColumns("0");
    String picture = folder.resolve("p.png").toString();
    Outcome outcome = Outcome.of("plot", data, "--model", THREE, "-o", picture);
    assertEquals(
        List.of("anomix: drawn are 0 and 1 of 3 columns: --axes chooses one or two others"),
        outcome.errLines());
    assertArrayEquals(
        picture(data, "--model", THREE, "--axes", "0,1"), Files.readAllBytes(Path.of(picture)));
  }

  @Test
  void rowsWithoutAValueAreLeftOutWhereItWouldBeDrawn() throws IOException {
    String data = threeColumns("NA");
    String[] call = {data, "--missing", "NA", "--model", THREE, "--axes", "2,0"};
    assertEquals(760, width(picture(call)));
    call[call.length - 1] = "2";
    byte[] one = picture(call);
    String known =
        Files.writeString(folder.resolve("known.csv"), "x,y,z\n0,0,1\n6,4,5\n7,2,4\n5,3,6\n")
            .toString();
    assertArrayEquals(picture(known, "--model", THREE, "--axes", "2"), one);
  }

  @Test
  void axesThatAModelLacksAreRefused() {
    for (String[] wrong :
        new String[][] {
          {"--axes", "0,0"}, {"--axes", "0,1,2"}, {"--axes", "q"}, {"--truncated", "0:"}
        }) {
      Outcome outcome =
          Outcome.of("plot", "--model", THREE, wrong[0], wrong[1], "-o", folder + "/p.png");
      assertEquals(2, outcome.code(), outcome.err());
    }
    Outcome kind = Outcome.of("plot", "d", "--model", THREE, "--kind", "qq", "-o", folder + "/p");
    assertEquals(true, kind.err().contains("--kind qq is of one column"), kind.err());
  }

  @Test
  void countsAreDrawnByDraws() throws IOException {
    String model = "product(poisson(3), normal(0, 1))";
    assertEquals(760, width(picture("--model", model)));
    assertFalse(
        Arrays.equals(picture("--model", model), picture("--model", model, "--axes", "1,0")));
  }
}
