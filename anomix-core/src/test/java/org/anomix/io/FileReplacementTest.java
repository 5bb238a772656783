package org.anomix.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileReplacementTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("model.json");
  }

  private static FileReplacement.Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void assertAlone() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertArrayEquals(new Path[] {file}, files.toArray(Path[]::new));
    }
  }

  @Test
  void newFileHasTheContent() throws IOException {
    FileReplacement.write(file, text("new"));
    assertEquals("new", Files.readString(file));
    assertAlone();
  }

  @Test
  void oldContentStaysUntilTheNewIsWhole() throws IOException {
    Files.writeString(file, "old");
    FileReplacement.write(
        file,
        out -> {
          out.write("half".getBytes(StandardCharsets.UTF_8));
          out.flush();
          assertEquals("old", Files.readString(file));
          out.write(" and half".getBytes(StandardCharsets.UTF_8));
        });
    assertEquals("half and half", Files.readString(file));
    assertAlone();
  }

  @Test
  void failureOfAnyKindLeavesTheOldFileAlone() throws IOException {
    Files.writeString(file, "old");
    assertThrows(IOException.class, () -> FileReplacement.write(file, failing(new IOException())));
    assertThrows(
        StackOverflowError.class,
        () -> FileReplacement.write(file, failing(new StackOverflowError())));
    assertEquals("old", Files.readString(file));
    assertAlone();
  }

  private static FileReplacement.Content failing(Throwable failure) {
    return out -> {
      out.write(new byte[100_000]);
      if (failure instanceof IOException io) {
        throw io;
      }
      throw (Error) failure;
    };
  }

  @Test
  void failureLeavesNoNewFile() throws IOException {
    assertThrows(IOException.class, () -> FileReplacement.write(file, failing(new IOException())));
    assertFalse(Files.exists(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void newFileMayBeReadByWhomAnOrdinaryFileMay() throws IOException {
    assumePosix();
    Path ordinary = Files.createFile(folder.resolve("ordinary"));
    FileReplacement.write(file, text("new"));
    assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(file));
  }

  @Test
  void replacedFileKeepsItsPermissions() throws IOException {
    assumePosix();
    Files.writeString(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    FileReplacement.write(file, text("new"));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  private void assumePosix() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
  }

  @Test
  void linkIsWrittenThrough() throws IOException {
    assumePosix();
    Path real = Files.createDirectory(folder.resolve("real")).resolve("model.json");
    Files.writeString(real, "old");
    Files.createSymbolicLink(file, real);
    FileReplacement.write(file, text("new"));
    assertTrue(Files.isSymbolicLink(file));
    assertEquals("new", Files.readString(real));
  }

  @Test
  void linkToAFileThatIsNotYetThereIsWrittenThrough() throws IOException {
    assumePosix();
    Path real = Files.createDirectory(folder.resolve("real")).resolve("model.json");
    Path between = Files.createSymbolicLink(folder.resolve("between"), Path.of("real/model.json"));
    Files.createSymbolicLink(file, between.getFileName());
    FileReplacement.write(file, text("new"));
    assertTrue(Files.isSymbolicLink(file));
    assertTrue(Files.isSymbolicLink(between));
    assertEquals("new", Files.readString(real));
  }

  @Test
  void linkToItselfIsRefused() throws IOException {
    assumePosix();
    Files.createSymbolicLink(file, file.getFileName());
    IOException fault =
        assertThrows(IOException.class, () -> FileReplacement.write(file, text("new")));
    assertTrue(fault.getMessage().contains(file.toString()), fault.getMessage());
    assertAlone();
  }

  @Test
  void relativePathMeansTheWorkingFolder() throws IOException {
    Path relative = Path.of("").toAbsolutePath().relativize(file);
    FileReplacement.write(relative, text("new"));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void bareNameIsAFileInTheWorkingFolder() throws IOException {
    Path bare = Path.of("file-replacement-test-" + ProcessHandle.current().pid());
    try {
      FileReplacement.write(bare, text("new"));
      assertEquals("new", Files.readString(bare));
    } finally {
      Files.deleteIfExists(bare);
    }
  }

  @Test
  void whatIsNoFileIsNamedInTheError() throws IOException {
    for (Path bad : new Path[] {folder, folder.resolve("absent/model.json"), Path.of("")}) {
      IOException e =
          assertThrows(IOException.class, () -> FileReplacement.write(bad, text("new")));
      assertTrue(e.getMessage().contains(bad.toString()), e.getMessage());
      assertFalse(e.getMessage().contains(".part"), e.getMessage());
    }
  }

  @Test
  void deviceTakesTheContentAsItComes() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));
    FileReplacement.write(device, text("new"));
    assertFalse(Files.isRegularFile(device));
  }
}
