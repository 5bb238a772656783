package org.anomix.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.anomix.ParameterException;
import org.anomix.io.FileReplacement;

/** A picture of fixed content and size, drawn when it is written. Immutable and thread-safe. */
public final class Picture {
  private static final int NARROWEST_PANEL = 300;
  private static final int LOWEST = 240;
  private static final int LARGEST = 16_384;
  private static final int MOST_PANELS = 4;

  /** The size of a panel for which the sizes of the text were chosen. */
  private static final double USUAL_WIDTH = 700;

  private static final double USUAL_HEIGHT = 560;

  private final List<Panel> panels;
  private final int width;
  private final int height;

  private Picture(List<Panel> panels, int width, int height) {
    this.panels = panels;
    this.width = width;
    this.height = height;
  }

  static Picture of(List<Panel> panels, int width, int height) {
    if (panels.size() > MOST_PANELS) {
      throw new ParameterException("picture", "panels", panels.size(), "at most " + MOST_PANELS);
    }
    within("width", width, NARROWEST_PANEL * panels.size());
    within("height", height, LOWEST);
    return new Picture(List.copyOf(panels), width, height);
  }

  private static void within(String name, int pixels, int least) {
    if (pixels < least || pixels > LARGEST) {
      throw new ParameterException(
          "picture", name, pixels, "from " + least + " to " + LARGEST + " pixels");
    }
  }

  List<Panel> panels() {
    return panels;
  }

  /**
   * The width.
   *
   * @return pixels
   */
  public int width() {
    return width;
  }

  /**
   * The height.
   *
   * @return pixels
   */
  public int height() {
    return height;
  }

  /**
   * The same content in another size; text and lines grow with it.
   *
   * @param newWidth width in pixels, at least 300 for each panel and at most 16384
   * @param newHeight height in pixels, from 240 to 16384
   * @return the picture
   * @throws ParameterException if a size is outside its bounds
   */
  public Picture withSize(int newWidth, int newHeight) {
    return of(panels, newWidth, newHeight);
  }

  /**
   * The picture as the bytes of a PNG file.
   *
   * @return the bytes, the same at every call
   * @throws PictureException if the JVM finds no font
   */
  public byte[] png() {
    requireFonts();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // In memory: by default ImageIO buffers in a file of the temporary folder.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image(), "png", out)) {
        throw new IllegalStateException("this JVM has no writer for PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a picture: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  /** Asked for first, because the JVM's own failures here are many and name no remedy. */
  static void requireFonts() {
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      g.getFontMetrics(Panel.TEXT);
    } catch (RuntimeException | LinkageError | InternalError e) {
      throw new PictureException(
          "cannot draw text: this JVM finds no font; install fontconfig and a font package", e);
    } finally {
      g.dispose();
    }
  }

  /**
   * Writes the picture as a PNG file, as {@link FileReplacement} does: the target holds either what
   * it held or the whole picture.
   *
   * @param file where to; replaced if it exists, followed if it is a link
   * @throws PictureException if it cannot be written, naming the file and the reason, or as {@link
   *     #png()}; the target is as it was
   */
  public void png(Path file) {
    write(png(), file);
  }

  static void write(byte[] bytes, Path file) {
    try {
      FileReplacement.write(file, out -> out.write(bytes));
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? "access denied" : e.getReason();
      throw new PictureException("cannot write '" + file + "': " + reason, e);
    } catch (IOException e) {
      throw new PictureException("cannot write '" + file + "': " + e.getMessage(), e);
    }
  }

  BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, width, height);
      int each = width / panels.size();
      double scale = Math.max(0.6, Math.min(each / USUAL_WIDTH, height / USUAL_HEIGHT));
      for (int i = 0; i < panels.size(); i++) {
        Graphics2D part = (Graphics2D) g.create(i * each, 0, each, height);
        part.scale(scale, scale);
        panels.get(i).paint(part, (int) (each / scale), (int) (height / scale));
        part.dispose();
      }
    } finally {
      g.dispose();
    }
    return image;
  }
}
