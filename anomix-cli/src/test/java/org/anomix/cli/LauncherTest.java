package org.anomix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher starts Java, which is here a script that prints what it is given. */
final class LauncherTest {
  private static final String QUICK = "-XX:TieredStopAtLevel=1";
  private static final String MODULE = "jdk.incubator.vector";

  @TempDir Path root;

  private Path small;
  private Path large;

  @BeforeEach
  void makeBuildAndJava() throws IOException {
    Files.copy(Path.of("..", "anomix"), root.resolve("anomix"));
    Path jars = Files.createDirectories(root.resolve("target/anomix/7"));
    Files.createFile(jars.resolve("anomix-vector-1.jar"));
    Files.writeString(root.resolve("target/anomix/current"), "7");
    Path bin = Files.createDirectories(root.resolve("jdk/bin"));
    Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(root.resolve("jdk/release"), "MODULES=\"java.base " + MODULE + "\"\n");
    small = Files.writeString(root.resolve("small.csv"), "x\n1\n2\n");
    large = root.resolve("large file.npy");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(8_000_000);
    }
  }

  private List<String> started(Object... arguments) throws IOException, InterruptedException {
    List<String> call = new ArrayList<>(List.of("bash", root.resolve("anomix").toString()));
    for (Object argument : arguments) {
      call.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(call);
    builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
    builder.environment().remove("ANOMIX_JAVA_OPTS");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return out.lines().toList();
  }

  @Test
  void aShortCallIsNotOptimised() throws Exception {
    List<String> call = started("fit", small, "--family", "normal");
    assertTrue(call.contains(QUICK));
    assertFalse(call.contains(MODULE));
    assertEquals(
        List.of("fit", small.toString(), "--family", "normal"),
        call.subList(call.size() - 4, call.size()));
  }

  @Test
  void manyFitsToFewRowsAre() throws Exception {
    assertFalse(started("select", small).contains(QUICK));
    assertFalse(started("fit", small, "--components", "1:9").contains(QUICK));
    assertFalse(started("fit", small, "--errors", "weighted").contains(QUICK));
    assertFalse(started("fit", "-").contains(QUICK));
  }

  @Test
  void aLargeFileIsWorthTheVectorLoops() throws Exception {
    List<String> call = started("fit", large, "--family", "normal");
    assertTrue(call.contains(MODULE));
    assertFalse(call.contains(QUICK));
  }

  @Test
  void kernelsThatAreNamedAreTaken() throws Exception {
    assertTrue(started("fit", small, "--kernels", "vector").contains(MODULE));
    assertTrue(started("fit", small, "--kernels=vector").contains(MODULE));
    assertFalse(started("fit", large, "--kernels", "scalar").contains(MODULE));
  }

  @Test
  void aJavaWithoutTheModuleIsNotAskedForIt() throws Exception {
    Files.writeString(root.resolve("jdk/release"), "MODULES=\"java.base\"\n");
    assertFalse(started("fit", large, "--kernels", "vector").contains(MODULE));
  }

  @Test
  void eachWayOfStartingHasAnArchiveOfItsOwn() throws Exception {
    started("fit", small);
    started("fit", large);
    try (var files = Files.list(root.resolve("target/anomix/7"))) {
      List<String> tried =
          files
              .map(file -> file.getFileName().toString())
              .filter(n -> n.endsWith(".tried"))
              .toList();
      assertEquals(2, tried.size());
      assertEquals(1, tried.stream().filter(name -> name.endsWith("-vector.jsa.tried")).count());
    }
  }
}
