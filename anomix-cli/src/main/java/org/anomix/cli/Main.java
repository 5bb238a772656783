package org.anomix.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.anomix.AnomixException;
import org.anomix.NotationException;
import org.anomix.UnknownNameException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry point: dispatches to a command and turns failures into one line and an exit code. */
@Command(
    name = "anomix",
    description = "Finite mixture models: fit them, simulate from them, find anomalies with them.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    scope = ScopeType.INHERIT)
final class Main implements Runnable {
  /** In the order in which the help lists them. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          FitCommand.class,
          SelectCommand.class,
          EvaluateCommand.class,
          ScoreCommand.class,
          DetectCommand.class,
          ImputeCommand.class,
          SampleCommand.class,
          DescribeCommand.class,
          FamiliesCommand.class,
          PlotCommand.class,
          DemoCommand.class,
          BenchCommand.class,
          CompletionCommand.class,
          ManualCommand.class);

  /** Commands that speak of all others. */
  private static final Set<String> WHOLE = Set.of("completion", "manual");

  private static final int DATA_FAULT = 1;
  private static final int USAGE_FAULT = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--plugins",
      scope = ScopeType.INHERIT,
      paramLabel = "PATH[:PATH]",
      description =
          "Jars of plug-ins, or folders of them; also $ANOMIX_PLUGINS and the folder plugins beside"
              + " the launcher.")
  private Optional<String> plugins = Optional.empty();

  private final Progress progress;

  private Main(Progress progress) {
    this.progress = progress;
  }

  /** The root of the command that a call runs, which holds what all commands share. */
  static Main of(CommandSpec command) {
    return (Main) command.root().userObject();
  }

  Progress progress() {
    return progress;
  }

  Optional<String> plugins() {
    return plugins;
  }

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    Progress progress =
        Boolean.getBoolean(Progress.TERMINAL) ? Progress.on(System.err) : Progress.none();
    // Not System.out, which swallows what goes wrong.
    PrintWriter out =
        new PrintWriter(
            progress.wipedBefore(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8);
    PrintWriter err =
        new PrintWriter(progress.wipedBefore(System.err), true, StandardCharsets.UTF_8);
    int code = run(progress, out, err, arguments);
    progress.end();
    if (out.checkError() && code == 0) {
      err.println("anomix: standard output cannot be written");
      code = DATA_FAULT;
    }
    System.exit(code);
  }

  /** Runs the command with its output going elsewhere. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return run(Progress.none(), out, err, arguments);
  }

  private static int run(Progress progress, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine command = commandLine(progress, arguments);
    command.setOut(out);
    command.setErr(err);
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

  /** The whole command, as it is documented. */
  static CommandLine commandLine(Progress progress) {
    return commandLine(progress, new String[0]);
  }

  /**
   * The command with the subcommand that the first argument names, or with all of them: to look at
   * the options of every command would take a third of a short call.
   */
  private static CommandLine commandLine(Progress progress, String[] arguments) {
    CommandLine command = new CommandLine(new Main(progress));
    List<Class<?>> named =
        arguments.length == 0
            ? List.of()
            : COMMANDS.stream().filter(type -> nameOf(type).equals(arguments[0])).toList();
    boolean alone = !named.isEmpty() && !WHOLE.contains(arguments[0]);
    for (Class<?> type : alone ? named : COMMANDS) {
      command.addSubcommand(type);
    }
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExpandAtFiles(false);
    return command;
  }

  private static String nameOf(Class<?> type) {
    return type.getSimpleName().replace("Command", "").toLowerCase(Locale.ROOT);
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
    if (failure instanceof org.anomix.ParameterException
        || failure instanceof UnknownNameException
        || failure instanceof NotationException) {
      line(command, text(failure));
      command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
      return USAGE_FAULT;
    }
    if (failure instanceof AnomixException) {
      line(command, text(failure));
      return DATA_FAULT;
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
