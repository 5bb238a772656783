package org.anomix.em;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.anomix.Block;
import org.anomix.BlockReader;
import org.anomix.ComponentEstimator;
import org.anomix.Rows;
import org.anomix.mixture.Mixture;
import org.anomix.mixture.Pattern;

/**
 * Sweeps over all rows in chunks of fixed size whose passes are merged in the order of the rows, so
 * that any number of threads gives the same bits. Finished chunks wait for their turn in a small
 * window: holding all of them would take a state per chunk. Whole numbers are counted first, and
 * swept once per distinct row. Rows with missing values are swept pattern by pattern. A trimmed fit
 * looks at every row first, to see which are kept.
 */
final class Sweeper {
  /** Rows per chunk: enough work to outweigh handing it over, little enough to share evenly. */
  static final int CHUNK = 32 * Block.SIZE;

  private static final int WINDOW_PER_THREAD = 4;

  private final Rows given;
  private final DistinctRows distinct;
  private final Rows rows;
  private final List<ComponentEstimator> estimators;
  private final Truncation truncation;
  private final Trim trim;
  private final double left;
  private final List<Pattern> patterns;
  private final List<List<Part>> chunks;
  private final double observed;
  private final int threads;
  private final ExecutorService workers;

  Sweeper(
      Rows rows,
      List<ComponentEstimator> estimators,
      Truncation truncation,
      Trim trim,
      int threads,
      ExecutorService workers) {
    this.given = rows;
    this.distinct = DistinctRows.of(rows);
    this.rows = distinct.rows();
    this.estimators = estimators;
    this.truncation = truncation;
    this.trim = trim;
    this.left = trim.weight(rows);
    this.patterns = Pattern.of(this.rows);
    this.chunks = chunks(patterns);
    this.observed = rows.totalWeight();
    this.threads = threads;
    this.workers = workers;
  }

  /** The first row that makes the log-likelihood useless, -1 if there is none. */
  int impossibleRow(EmPass pass) {
    return pass.impossibleRow() < 0 ? -1 : distinct.original(pass.impossibleRow());
  }

  /** The rows of a sweep: where counting them pays, each distinct one once, with its weight. */
  Rows rows() {
    return rows;
  }

  /** Whether expected sums are those of nodes, which are not exact to the last digit. */
  boolean usesNodes() {
    return rows.hasIntervals() || truncation.hides();
  }

  List<ComponentEstimator> estimators() {
    return estimators;
  }

  /** What is left out under a model, by rows as they were given. */
  Trimming trimming(Mixture model) {
    if (!trim.any()) {
      return Trimming.NONE;
    }
    return new Trimming(trim.share(), left, distinct.leftOut(given, kept(model)));
  }

  /** A pass over all rows, or over those that the model keeps. */
  EmPass sweep(Mixture model) {
    return trim.any()
        ? sweep(model, Pattern.of(rows.withWeights(kept(model))))
        : sweep(model, patterns);
  }

  private double[] kept(Mixture model) {
    return Trim.kept(logDensities(model), rows, left, distinct::original);
  }

  private double[] logDensities(Mixture model) {
    double[] out = new double[rows.size()];
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          BlockReader reader = new BlockReader();
          for (int chunk = next.getAndIncrement();
              chunk < chunks.size();
              chunk = next.getAndIncrement()) {
            // Only rows without missing values are trimmed: a chunk of theirs has one part.
            Part part = chunks.get(chunk).get(0);
            model.logDensity(reader.read(rows, part.from, part.to), out, part.from);
          }
        };
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, chunks.size()); i++) {
      others.add(workers.submit(work));
    }
    work.run();
    others.forEach(Sweeper::await);
    return out;
  }

  /** Neighbouring rows of one pattern. */
  private record Part(int pattern, int from, int to) {}

  /** Cuts patterns into parts, and lets small ones share a chunk. */
  private static List<List<Part>> chunks(List<Pattern> patterns) {
    List<List<Part>> chunks = new ArrayList<>();
    int room = 0;
    for (int p = 0; p < patterns.size(); p++) {
      int size = patterns.get(p).rows().size();
      for (int from = 0; from < size; ) {
        if (room == 0) {
          chunks.add(new ArrayList<>());
          room = CHUNK;
        }
        int to = from + Math.min(size - from, room);
        chunks.get(chunks.size() - 1).add(new Part(p, from, to));
        room -= to - from;
        from = to;
      }
    }
    return chunks;
  }

  private EmPass sweep(Mixture model, List<Pattern> counted) {
    EmPass total = new EmPass(model, estimators);
    int used = Math.min(threads, chunks.size());
    if (chunks.size() == 1) {
      add(total, counted, 0);
    } else if (used == 1) {
      EmPass pass = total.beside();
      for (int chunk = 0; chunk < chunks.size(); chunk++) {
        pass.clear();
        add(pass, counted, chunk);
        total.merge(pass);
      }
    } else {
      new Parallel(total, counted, used).run();
    }
    if (truncation.hides()) {
      total.addTruncation(truncation, observed);
    }
    return total;
  }

  private void add(EmPass pass, List<Pattern> counted, int chunk) {
    for (Part part : chunks.get(chunk)) {
      pass.add(counted.get(part.pattern), part.from, part.to);
    }
  }

  /** One sweep shared among threads. */
  private final class Parallel {
    private final EmPass total;
    private final List<Pattern> counted;
    private final int used;
    private final int window;
    private final AtomicInteger next = new AtomicInteger();
    private final EmPass[] finished;
    private final Deque<EmPass> spare = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private int merged;

    Parallel(EmPass total, List<Pattern> counted, int used) {
      this.total = total;
      this.counted = counted;
      this.used = used;
      this.window = WINDOW_PER_THREAD * used;
      this.finished = new EmPass[window];
    }

    void run() {
      List<Future<?>> others = new ArrayList<>();
      for (int i = 1; i < used; i++) {
        others.add(workers.submit(this::work));
      }
      work();
      for (Future<?> other : others) {
        await(other);
      }
      if (!failures.isEmpty()) {
        if (failures.get(0) instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) failures.get(0);
      }
    }

    private void work() {
      try {
        int chunk = next.getAndIncrement();
        while (chunk < chunks.size()) {
          Optional<EmPass> pass = take(chunk);
          if (pass.isEmpty()) {
            return;
          }
          add(pass.get(), counted, chunk);
          put(chunk, pass.get());
          chunk = next.getAndIncrement();
        }
      } catch (RuntimeException | Error e) {
        // An error too: else the others would wait for its chunk for ever.
        fail(e);
      }
    }

    /**
     * Waits until the chunk has a place in the window, as the one to be merged next always has.
     *
     * @return an empty pass, or nothing if another thread has failed
     */
    private synchronized Optional<EmPass> take(int chunk) {
      while (chunk >= merged + window && failures.isEmpty()) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new FitInterruptedException();
        }
      }
      if (!failures.isEmpty()) {
        return Optional.empty();
      }
      EmPass pass = spare.isEmpty() ? total.beside() : spare.pop();
      pass.clear();
      return Optional.of(pass);
    }

    private synchronized void put(int chunk, EmPass pass) {
      finished[chunk % window] = pass;
      while (merged < chunks.size() && finished[merged % window] != null) {
        EmPass due = finished[merged % window];
        finished[merged % window] = null;
        total.merge(due);
        spare.push(due);
        merged++;
      }
      notifyAll();
    }

    private synchronized void fail(Throwable failure) {
      failures.add(failure);
      notifyAll();
    }
  }

  /** Waits for a task and passes its failure on. */
  static <T> T await(Future<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FitInterruptedException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
