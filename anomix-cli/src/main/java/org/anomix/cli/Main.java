package org.anomix.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.anomix.AnomixException;
import org.anomix.DataException;
import org.anomix.ModelFileException;
import org.anomix.em.FitInterruptedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point: dispatches to a command and turns failures into one line and an exit code. */
@Command(
    name = "anomix",
    description = "Finite mixture models: fit them, simulate from them, find anomalies with them.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      FitCommand.class,
      SelectCommand.class,
      EvaluateCommand.class,
      ScoreCommand.class,
      DetectCommand.class,
      SampleCommand.class,
      DemoCommand.class
    })
final class Main implements Runnable {
  private static final int DATA_FAULT = 1;
  private static final int USAGE_FAULT = 2;

  @Spec private CommandSpec spec;

  private Main() {}

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, arguments);
    if (out.checkError() && code == 0) {
      err.println("anomix: standard output cannot be written");
      code = DATA_FAULT;
    }
    System.exit(code);
  }

  /** Runs the command with its output going elsewhere. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine command = new CommandLine(new Main());
    command.setOut(out);
    command.setErr(err);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExpandAtFiles(false);
    command.setParameterExceptionHandler(Main::usageFault);
    command.setExecutionExceptionHandler((failure, line, result) -> fault(failure, line));
    try {
      return command.execute(arguments);
    } catch (OutOfMemoryError e) {
      line(command, "not enough memory; give Java more, as by ANOMIX_JAVA_OPTS=-Xmx8g");
      return DATA_FAULT;
    } finally {
      out.flush();
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int usageFault(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    line(command, text(failure));
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return USAGE_FAULT;
  }

  private static int fault(Exception failure, CommandLine command) {
    if (failure instanceof DataException
        || failure instanceof ModelFileException
        || failure instanceof FitInterruptedException) {
      line(command, text(failure));
      return DATA_FAULT;
    }
    if (failure instanceof AnomixException) {
      line(command, text(failure));
      command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
      return USAGE_FAULT;
    }
    if (failure instanceof UncheckedIOException || failure instanceof IOException) {
      line(command, text(failure));
      return DATA_FAULT;
    }
    StackTraceElement[] trace = failure.getStackTrace();
    line(
        command,
        "a bug of anomix, please report it: "
            + failure
            + (trace.length == 0 ? "" : " at " + trace[0]));
    return DATA_FAULT;
  }

  private static String text(Throwable failure) {
    if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return text(unchecked.getCause());
    }
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file or folder";
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": access denied";
    }
    if (failure instanceof FileSystemException file && file.getReason() != null) {
      return file.getFile() + ": " + file.getReason();
    }
    return String.valueOf(failure.getMessage());
  }

  private static void line(CommandLine command, String message) {
    command.getErr().println("anomix: " + message.replaceAll("\\p{Cntrl}+", " "));
  }

  /** The version in the manifest of the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"anomix " + (version == null ? "(from classes)" : version)};
    }
  }
}
