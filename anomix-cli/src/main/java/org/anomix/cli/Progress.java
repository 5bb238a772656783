package org.anomix.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.anomix.em.Em;
import org.anomix.em.EmListener;

/**
 * One line on a terminal that says how a long call fares, drawn anew over itself. It appears after
 * a second and is gone before anything else is written; where there is no terminal it never
 * appears.
 */
final class Progress {
  /** Set by the launcher where standard error is a terminal, which newer JDKs no longer tell. */
  static final String TERMINAL = "anomix.terminal";

  private static final long FIRST_MILLIS = 1000;
  private static final long EVERY_MILLIS = 200;
  private static final int WIDTH = 79;
  private static final int BAR = 20;

  private final PrintStream terminal;
  private final long begin = System.nanoTime();
  private final AtomicLong passes = new AtomicLong();
  private volatile String state = "";
  private int drawn;
  private boolean ended;

  private Progress(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** One that never draws. */
  static Progress none() {
    Progress progress = new Progress(System.err);
    progress.end();
    return progress;
  }

  /** One that draws as soon as a second has passed. */
  static Progress on(PrintStream terminal) {
    return started(terminal, FIRST_MILLIS, EVERY_MILLIS);
  }

  static Progress started(PrintStream terminal, long firstMillis, long everyMillis) {
    Progress progress = new Progress(terminal);
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(firstMillis);
                while (progress.draw()) {
                  Thread.sleep(everyMillis);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "anomix-progress");
    thread.setDaemon(true);
    thread.start();
    return progress;
  }

  /** Says what is under way. */
  void say(String what) {
    state = what;
  }

  /** Hears of one fit: draws how many of its runs are done. */
  UnaryOperator<Em> ofFit() {
    return em ->
        em.withListener(
            at -> {
              passes.incrementAndGet();
              state =
                  bar(at.run(), at.runs())
                      + String.format(
                          Locale.ROOT,
                          "run %d of %d, pass %d, objective %.4f",
                          at.run() + 1,
                          at.runs(),
                          at.iteration(),
                          at.objective());
              return true;
            });
  }

  /** Hears of many fits at once, of which only the passes can be counted. */
  UnaryOperator<Em> ofManyFits(String what) {
    EmListener counter =
        at -> {
          state = what + passes.incrementAndGet() + " passes over the data";
          return true;
        };
    return em -> em.withListener(counter);
  }

  private static String bar(int done, int of) {
    int full = (int) ((long) BAR * done / Math.max(1, of));
    return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] ";
  }

  private synchronized boolean draw() {
    if (ended) {
      return false;
    }
    String seconds =
        String.format(Locale.ROOT, "%d s ", Math.round((System.nanoTime() - begin) * 1e-9));
    String line = "anomix: " + seconds + state;
    line = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
    terminal.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
    terminal.flush();
    drawn = line.length();
    return true;
  }

  /** Wipes the line for good. */
  synchronized void end() {
    if (!ended && drawn > 0) {
      terminal.print("\r" + " ".repeat(drawn) + "\r");
      terminal.flush();
    }
    ended = true;
  }

  /** A stream before whose first byte the line is wiped. */
  OutputStream wipedBefore(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int b) throws IOException {
        end();
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        end();
        out.write(bytes, from, length);
      }
    };
  }
}
