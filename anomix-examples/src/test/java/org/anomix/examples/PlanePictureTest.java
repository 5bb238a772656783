package org.anomix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.anomix.DataException;
import org.anomix.ParameterException;
import org.anomix.Rows;
import org.anomix.io.Registry;
import org.anomix.mixture.Mixture;
import org.anomix.plot.MixturePlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanePictureTest {
  @TempDir private static Path folder;

  private final Mixture model =
      Mixture.of(
          Registry.standard()
              .parse(
                  "0.5*gaussian([0, 0], [[1, 0.5], [0.5, 1]])"
                      + " + 0.5*gaussian([6, 3], [[1, 0], [0, 2]])"));

  private final Rows rows =
      model.sample(new SplittableRandom(1), 200).rows().withColumnNames(List.of("left", "right"));

  @Test
  void pictureShowsBothComponentsInTheirColours() throws IOException {
    Path file = folder.resolve("plane.png");
    MixturePlot.plane(model, rows).png(file);
    BufferedImage picture = ImageIO.read(file.toFile());
    assertEquals(picture.getWidth(), picture.getHeight());
    int left = 0;
    int right = 0;
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight() / 2; y++) {
        int rgb = picture.getRGB(x, y);
        int green = (rgb >> 8) & 0xff;
        int red = (rgb >> 16) & 0xff;
        boolean ofTheFirst = green > red + 60;
        boolean ofTheSecond = red > green + 30;
        left += ofTheFirst ? 1 : 0;
        right += ofTheSecond ? 1 : 0;
      }
    }
    assertTrue(right > 100, right + " pixels of the upper component");
    assertTrue(left < right, left + " of the lower one in the upper half, " + right);
  }

  @Test
  void whatIsNoPlaneIsRefused() {
    Rows line = Rows.of(1, 2, 3);
    assertThrows(DataException.class, () -> MixturePlot.plane(model, line));
    assertThrows(DataException.class, () -> MixturePlot.plane(model, rows, new boolean[3]));
    Rows hole = Rows.of(new double[][] {{1, Double.NaN}});
    assertThrows(DataException.class, () -> MixturePlot.plane(model, hole));
    Mixture univariate = Mixture.of(Registry.standard().parse("normal(0, 1)"));
    assertThrows(ParameterException.class, () -> MixturePlot.plane(univariate, rows));
    assertThrows(ParameterException.class, () -> MixturePlot.plane(model, rows, 0, 2));
    assertThrows(ParameterException.class, () -> MixturePlot.plane(model, rows, 1, 1));
  }
}
