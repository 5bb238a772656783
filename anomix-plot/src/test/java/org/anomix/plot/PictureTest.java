package org.anomix.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.UnivariateMixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureTest {
  private static final int ANOMALOUS = 0xD55E00;
  private static final int NORMAL = 0x0072B2;

  private final UnivariateMixture model =
      Mixture.univariate(
          new double[] {0.5, 0.5}, List.of(ToyLaw.logistic(43, 1), ToyLaw.logistic(67, 2)));
  private final Rows data = model.sample(new SplittableRandom(1), 400).rows();
  private final Rows batch = Rows.of(42, 43, 44, 55, 66, 68, 80);
  private final boolean[] anomalous = {false, false, false, true, false, false, true};

  private Picture both() {
    return MixturePlot.sideBySide(
        MixturePlot.density(model, data, "height"),
        MixturePlot.detection(model, batch, anomalous, "height"));
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @Test
  void hasTheSizeThatWasAskedFor() throws IOException {
    BufferedImage usual = read(both().png());
    assertEquals(List.of(1400, 560), List.of(usual.getWidth(), usual.getHeight()));
    BufferedImage other = read(both().withSize(901, 433).png());
    assertEquals(List.of(901, 433), List.of(other.getWidth(), other.getHeight()));
  }

  @Test
  void isDrawnInBothHalves() {
    BufferedImage image = both().image();
    assertTrue(colours(image, 0, 700).size() > 20);
    assertTrue(colours(image, 700, 1400).size() > 20);
  }

  private static Set<Integer> colours(BufferedImage image, int from, int to) {
    Set<Integer> seen = new HashSet<>();
    for (int x = from; x < to; x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        seen.add(image.getRGB(x, y));
      }
    }
    return seen;
  }

  @Test
  void equalInputGivesEqualBytes() {
    assertArrayEquals(both().png(), both().png());
  }

  @Test
  void laterChangesOfTheArgumentsAreNotSeen() {
    double[] values = {42, 43, 44, 55};
    boolean[] marks = {false, false, false, true};
    Picture picture = MixturePlot.detection(model, Rows.of(values), marks, "height");
    byte[] before = picture.png();
    values[0] = 60;
    marks[1] = true;
    assertArrayEquals(before, picture.png());
  }

  /** Above the legend, so that its samples of the colours do not count. */
  private static final int LEGEND = 500;

  @Test
  void marksOfAnomalousRowsStandWhereTheRowsAreAndNowhereElse() {
    View view = PanelDrafter.detection(model, batch, anomalous, "height").view();
    BufferedImage image = both().image();
    assertTrue(columns(image, 0, 700, ANOMALOUS, view).isEmpty());
    Set<Long> marked = columns(image, 700, 1400, ANOMALOUS, view);
    assertEquals(Set.of(55L, 80L), marked);
    assertEquals(Set.of(42L, 43L, 44L, 66L, 68L), columns(image, 700, 1400, NORMAL, view));
  }

  /** The whole numbers nearest to the pixels of a colour, by the ends of the horizontal axis. */
  private static Set<Long> columns(BufferedImage image, int from, int to, int colour, View view) {
    int left = to;
    int right = from;
    // The line at 0 runs over the whole axis.
    for (int x = from; x < to; x++) {
      for (int y = 0; y < LEGEND; y++) {
        if ((image.getRGB(x, y) & 0xFFFFFF) == 0x1A1A1A && y > 300) {
          left = Math.min(left, x);
          right = Math.max(right, x);
        }
      }
    }
    Set<Long> found = new HashSet<>();
    for (int x = from; x < to; x++) {
      for (int y = 0; y < LEGEND; y++) {
        if ((image.getRGB(x, y) & 0xFFFFFF) == colour) {
          double share = (x - left) / (double) (right - left);
          found.add(Math.round(view.from() + share * view.width()));
        }
      }
    }
    return found;
  }

  @Test
  void isWrittenWholeWithNothingLeftBeside(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("picture.png");
    both().png(file);
    assertArrayEquals(both().png(), Files.readAllBytes(file));
    assertEquals(List.of(file), list(folder));
  }

  @Test
  void replacesAnOlderFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("picture.png"), "old");
    both().png(file);
    assertArrayEquals(both().png(), Files.readAllBytes(file));
  }

  @Test
  void followsALinkToTheFileThatItNames(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("picture.png"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.png"), file);
    both().png(link);
    assertTrue(Files.isSymbolicLink(link));
    assertArrayEquals(both().png(), Files.readAllBytes(file));
  }

  @Test
  void keepsThePermissionsOfTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("picture.png"), "old");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-rw-rw-");
    Files.setPosixFilePermissions(file, permissions);
    both().png(file);
    assertEquals(permissions, Files.getPosixFilePermissions(file));
  }

  @Test
  void aFolderThatIsMissingIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("missing").resolve("picture.png");
    PictureException e = assertThrows(PictureException.class, () -> both().png(file));
    assertEquals(
        "cannot write '" + file + "': there is no folder " + file.getParent(), e.getMessage());
  }

  @Test
  void whatIsNoFileIsNotReplaced(@TempDir Path folder) throws IOException {
    Path target = Files.createDirectory(folder.resolve("picture.png"));
    PictureException e = assertThrows(PictureException.class, () -> both().png(target));
    assertTrue(e.getMessage().contains(target.toString()), e.getMessage());
    assertEquals(List.of(target), list(folder));
    assertTrue(Files.isDirectory(target));
  }

  @Test
  void aFailedWriteLeavesTheOldFile(@TempDir Path folder) throws IOException {
    // The name of the file beside it is too long for the file system, also for root.
    Path file = Files.writeString(folder.resolve("p".repeat(250) + ".png"), "old");
    PictureException e = assertThrows(PictureException.class, () -> both().png(file));
    assertTrue(e.getMessage().startsWith("cannot write '" + file), e.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), list(folder));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void sizesThatCannotBeDrawnAreRefused() {
    Picture picture = both();
    assertThrows(ParameterException.class, () -> picture.withSize(599, 560));
    assertThrows(ParameterException.class, () -> picture.withSize(1400, 239));
    assertThrows(ParameterException.class, () -> picture.withSize(20_000, 560));
    Picture four = MixturePlot.sideBySide(picture, picture);
    assertThrows(ParameterException.class, () -> MixturePlot.sideBySide(four, picture));
  }

  @Test
  void theSmallestSizeIsDrawn() {
    BufferedImage image = both().withSize(600, 240).image();
    assertFalse(colours(image, 0, 300).size() < 20);
  }
}
