package org.anomix.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.anomix.io.FileReplacement;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where results go: standard output, or a file that is replaced as a whole. */
final class OutputOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the result to a file instead of standard output, which - stands for.")
  private Optional<Path> output = Optional.empty();

  void write(Content content) throws IOException {
    if (output.filter(file -> !isStandardOutput(file)).isEmpty()) {
      content.writeTo(spec.commandLine().getOut());
      spec.commandLine().getOut().flush();
      return;
    }
    FileReplacement.write(
        output.get(),
        out -> {
          PrintWriter writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          content.writeTo(writer);
          writer.flush();
          if (writer.checkError()) {
            throw new IOException(output.get() + ": cannot be written");
          }
        });
  }

  /**
   * Whether the caller's own stream is meant: opened once more, a redirected one loses its place.
   */
  static boolean isStandardOutput(Path file) {
    return file.toString().equals("-") || file.toString().equals("/dev/stdout");
  }

  /** Writes a result. */
  interface Content {
    void writeTo(PrintWriter out);
  }
}
