package org.anomix.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.anomix.ParameterException;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.UnivariateMixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnimationTest {
  @TempDir private static Path folder;

  private static Picture picture(double location) {
    UnivariateMixture model =
        Mixture.univariate(new double[] {1}, List.of(ToyLaw.logistic(location, 1)));
    return MixturePlot.density(model, "x").withSize(400, 300);
  }

  @Test
  void framesAreReadBackInTheirOrderAndSize() throws IOException {
    Animation animation = Animation.of(List.of(picture(0), picture(5), picture(9)), 100);
    Path file = folder.resolve("steps.gif");
    animation.gif(file);
    assertArrayEquals(animation.gif(), Files.readAllBytes(file));
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertEquals(3, reader.getNumImages(true));
      assertEquals(400, reader.read(2).getWidth());
      assertEquals(300, reader.read(0).getHeight());
    }
  }

  @Test
  void framesOfDifferentSizesAreRefused() {
    Picture small = picture(0);
    Picture large = small.withSize(500, 300);
    assertThrows(ParameterException.class, () -> Animation.of(List.of(small, large), 100));
    assertThrows(ParameterException.class, () -> Animation.of(List.of(), 100));
    assertThrows(ParameterException.class, () -> Animation.of(List.of(small), 0));
  }
}
