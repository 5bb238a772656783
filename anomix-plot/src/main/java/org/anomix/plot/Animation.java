package org.anomix.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.anomix.Check;
import org.anomix.ParameterException;

/** Pictures shown one after the other, such as the steps of a fit, again and again. */
public final class Animation {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  private final List<Picture> frames;
  private final int milliseconds;

  private Animation(List<Picture> frames, int milliseconds) {
    this.frames = frames;
    this.milliseconds = milliseconds;
  }

  /**
   * An animation.
   *
   * @param frames pictures of the same size, at least one
   * @param milliseconds how long each is shown, at least 10; the last one ten times as long
   * @return the animation
   * @throws ParameterException if there are no pictures, their sizes differ, or the time is too
   *     short
   */
  public static Animation of(List<Picture> frames, int milliseconds) {
    Check.atLeast("animation", "frames", frames.size(), 1);
    Check.atLeast("animation", "milliseconds", milliseconds, 10);
    Picture first = frames.get(0);
    for (Picture frame : frames) {
      if (frame.width() != first.width() || frame.height() != first.height()) {
        throw new ParameterException(
            "animation",
            "size of a frame",
            frame.width() + " by " + frame.height(),
            first.width() + " by " + first.height() + ", as the first");
      }
    }
    return new Animation(List.copyOf(frames), milliseconds);
  }

  /**
   * The animation as the bytes of a GIF file.
   *
   * @return the bytes, the same at every call
   * @throws PictureException if the JVM finds no font
   */
  public byte[] gif() {
    Picture.requireFonts();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < frames.size(); i++) {
        BufferedImage image = frames.get(i).image();
        int shown = i + 1 == frames.size() ? 10 * milliseconds : milliseconds;
        writer.writeToSequence(new IIOImage(image, null, timing(writer, image, shown)), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode an animation: " + e.getMessage(), e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadata timing(ImageWriter writer, BufferedImage image, int milliseconds)
      throws IIOInvalidTreeException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", Integer.toString(milliseconds / 10));
    root.appendChild(control);
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    // Sub-block 1, and 0 for a loop without end.
    loop.setUserObject(new byte[] {1, 0, 0});
    extensions.appendChild(loop);
    root.appendChild(extensions);
    metadata.mergeTree(FORMAT, root);
    return metadata;
  }

  /**
   * Writes the animation as a GIF file; the target holds either what it held or the whole
   * animation.
   *
   * @param file where to; replaced if it exists, followed if it is a link
   * @throws PictureException if it cannot be written, naming the file and the reason, or as {@link
   *     #gif()}; the target is as it was
   */
  public void gif(Path file) {
    Picture.write(gif(), file);
  }
}
