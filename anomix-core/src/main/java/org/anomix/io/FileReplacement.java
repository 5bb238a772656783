package org.anomix.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Writes files so that a reader sees the old content or the whole new one, never a part. */
public final class FileReplacement {
  private static final int MOST_LINKS = 40;

  private FileReplacement() {}

  /**
   * Writes beside the target, forces the bytes to the device, and moves the new file into place. A
   * writer that is killed may leave a file {@code .NAME.*.part} beside it, which nothing reads.
   *
   * @param target the file to be made or replaced
   * @param content writes the content; closing the stream is not its business
   * @throws IOException if anything fails; the target is then as it was before
   */
  public static void write(Path target, Content content) throws IOException {
    // What a link points to is replaced, not the link.
    Path absolute = Files.exists(target) ? target.toRealPath() : linked(target).toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null || target.toString().isEmpty() || Files.isDirectory(absolute)) {
      throw new FileSystemException("'" + target + "'", null, "must be a file, not a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new FileSystemException(target.toString(), null, "there is no folder " + folder);
    }
    if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
      // A device or a pipe has no content that could be left half-written.
      try (OutputStream out = Files.newOutputStream(absolute)) {
        content.writeTo(out);
      }
      return;
    }
    if (Files.exists(absolute) && !Files.isWritable(absolute)) {
      throw new AccessDeniedException(target.toString());
    }
    // Not a temporary file: that would be readable by its owner alone, and so would the result.
    String suffix = Long.toHexString(System.nanoTime() ^ ProcessHandle.current().pid() << 40);
    Path beside = folder.resolve("." + absolute.getFileName() + "." + suffix + ".part");
    try {
      replace(absolute, beside, content);
    } catch (FileSystemException e) {
      if (!beside.toString().equals(e.getFile())) {
        throw e;
      }
      // The name of the file beside would mean nothing to the reader.
      String reason = e.getReason() == null ? "cannot be written" : e.getReason();
      throw (IOException) new FileSystemException(target.toString(), null, reason).initCause(e);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** The file at the end of links, also where there is none yet. */
  private static Path linked(Path target) throws IOException {
    Path path = target;
    for (int i = 0; Files.isSymbolicLink(path); i++) {
      if (i == MOST_LINKS) {
        throw new FileSystemException(target.toString(), null, "a link that leads to itself");
      }
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    return path;
  }

  private static void replace(Path target, Path beside, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
    if (Files.exists(target)
        && Files.getFileAttributeView(target, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
    }
    Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes everything.
     *
     * @param out where to
     * @throws IOException if that fails
     */
    void writeTo(OutputStream out) throws IOException;
  }
}
