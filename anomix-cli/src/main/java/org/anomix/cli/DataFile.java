package org.anomix.cli;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.anomix.DataException;

/** Opens a file or standard input and tells by its first bytes what it is. */
final class DataFile {
  private static final int BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private DataFile() {}

  /** Reads a file, or standard input where the name is "-". */
  static Table read(String file, ColumnChoice.Wish wish) throws IOException {
    boolean standard = file.equals("-");
    String name = standard ? "standard input" : file;
    if (!standard && Files.isDirectory(Path.of(file))) {
      throw new DataException(file + " is a folder but must be a file");
    }
    boolean regular = !standard && Files.isRegularFile(Path.of(file));
    try (InputStream raw = standard ? System.in : open(Path.of(file))) {
      Optional<Path> path = regular ? Optional.of(Path.of(file)) : Optional.empty();
      return read(new BufferedInputStream(raw, BUFFER), name, path, wish);
    }
  }

  /** A pipe has no place in it that the stream of a channel could ask for. */
  private static InputStream open(Path file) throws IOException {
    boolean seekable = Files.isRegularFile(file) || !Files.exists(file);
    return seekable ? Files.newInputStream(file) : new FileInputStream(file.toFile());
  }

  private static Table read(
      BufferedInputStream raw, String name, Optional<Path> file, ColumnChoice.Wish wish)
      throws IOException {
    if (!startsWith(raw, GZIP)) {
      return readPlain(raw, name, file, wish);
    }
    try (BufferedInputStream in =
        new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER)) {
      return readPlain(in, name, Optional.empty(), wish);
    } catch (EOFException | ZipException e) {
      throw damaged(name, e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof EOFException || e.getCause() instanceof ZipException) {
        throw damaged(name, e.getCause());
      }
      throw e;
    }
  }

  private static Table readPlain(
      BufferedInputStream in, String name, Optional<Path> file, ColumnChoice.Wish wish)
      throws IOException {
    if (startsWith(in, NpyFile.MAGIC)) {
      OptionalLong bytes =
          file.isPresent() ? OptionalLong.of(Files.size(file.get())) : OptionalLong.empty();
      return NpyFile.read(in, name, bytes, wish);
    }
    if (startsWith(in, MatlabFile.MAGIC)) {
      return MatlabFile.read(in, name, wish);
    }
    if (startsWith(in, MatlabFile.MAGIC_OF_LATER)) {
      throw new DataException(name + " is a MAT file of version 7.3; save it with -v7, or as CSV");
    }
    if (startsWith(in, ZIP)) {
      throw new DataException(
          name
              + " is a zip archive but must be a CSV, .npy or .mat file: .npz and .xlsx are not read");
    }
    int skipped = startsWith(in, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    if (file.isPresent()) {
      Optional<PlainLines> lines = PlainLines.of(file.get(), skipped, wish.delimiter());
      Optional<Table> table =
          lines.isPresent() ? CsvFile.read(lines.get(), name, wish) : Optional.empty();
      if (table.isPresent()) {
        return table.get();
      }
    }
    in.skipNBytes(skipped);
    return CsvFile.read(in, name, wish);
  }

  private static DataException damaged(String name, IOException cause) {
    return new DataException(name + " is a damaged gzip file: " + cause.getMessage());
  }

  private static boolean startsWith(BufferedInputStream in, byte[] prefix) throws IOException {
    in.mark(prefix.length);
    boolean starts = Arrays.equals(in.readNBytes(prefix.length), prefix);
    in.reset();
    return starts;
  }
}
