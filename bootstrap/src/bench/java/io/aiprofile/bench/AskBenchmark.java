package io.aiprofile.bench;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One turn over 200 chunks, the questions of the dev set in turn. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
public class AskBenchmark {
  private final InMemoryProduct product = new InMemoryProduct();
  private Slug slug = new Slug("not-made-yet");
  private List<String> questions = List.of();
  private int asked;

  @Setup
  public void makeProfile() throws IOException, UnreadableDocument {
    LargeProfile profile = LargeProfile.in(product);
    slug = profile.slug();
    questions = profile.questions();
  }

  @Benchmark
  public Turn turn() {
    return product.ask(slug, questions.get(asked++ % questions.size()));
  }

  @TearDown
  public void close() {
    product.close();
  }
}
