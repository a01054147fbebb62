package io.aiprofile.adapters.vector.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.application.port.text.TextExtractorContract;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.DocumentText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The extractor with its real child processes. */
class IsolatedTextExtractorTest implements TextExtractorContract {
  private static final IsolatedTextExtractor EXTRACTOR = new IsolatedTextExtractor();

  @AfterAll
  static void endTheWorkers() {
    List<Long> workers = EXTRACTOR.workerPids();
    EXTRACTOR.close();

    assertThat(workers).isNotEmpty().allMatch(pid -> !isRunning(pid));
  }

  @Override
  public TextExtractor extractor() {
    return EXTRACTOR;
  }

  @Test
  void everyKindPassesThroughTheWorkerUnchanged() throws Exception {
    for (DocumentKind kind : DocumentKind.values()) {
      byte[] sample = Samples.of(kind);

      assertThat(EXTRACTOR.extract(sample, kind)).isEqualTo(FormatReaders.of(kind).read(sample));
    }
  }

  @Test
  void thirtyDocumentsAtOnceAreAllReadByTwoWorkers() throws Exception {
    byte[] pdf = Samples.of(DocumentKind.PDF);
    DocumentText expected = EXTRACTOR.extract(pdf, DocumentKind.PDF);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readings =
          IntStream.range(0, 30)
              .mapToObj(i -> threads.submit(() -> EXTRACTOR.extract(pdf, DocumentKind.PDF)))
              .toList();
      for (var reading : readings) {
        assertThat(reading.get()).isEqualTo(expected);
      }
    }
    assertThat(EXTRACTOR.workerPids()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void callersBeyondTheQueueAreTurnedAway() throws Exception {
    byte[] slow = Hostile.slowPdf();
    var limits = new ExtractionLimits(Duration.ofSeconds(2), 1, 0, Duration.ofSeconds(30), 192);
    try (var extractor = new IsolatedTextExtractor(limits);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(() -> Reading.refusal(() -> extractor.extract(slow, DocumentKind.PDF)));
      await(() -> !extractor.workerPids().isEmpty());

      assertThatThrownBy(() -> extractor.extract(slow, DocumentKind.PDF))
          .isInstanceOf(RejectedExecutionException.class);
      first.get();
    }
  }

  @Test
  void anIdleWorkerIsClosedAndAFreshOneServesTheNextDocument() throws Exception {
    var limits = new ExtractionLimits(Duration.ofSeconds(20), 1, 4, Duration.ofMillis(50), 192);
    try (var extractor = new IsolatedTextExtractor(limits)) {
      byte[] sample = Samples.of(DocumentKind.TXT);
      DocumentText expected = extractor.extract(sample, DocumentKind.TXT);
      await(() -> extractor.workerPids().isEmpty());

      assertThat(extractor.extract(sample, DocumentKind.TXT)).isEqualTo(expected);
    }
  }

  @Test
  void aWorkerThatSomebodyKilledIsReplacedWithoutBlamingTheDocument() throws Exception {
    byte[] sample = Samples.of(DocumentKind.DOCX);
    DocumentText expected = EXTRACTOR.extract(sample, DocumentKind.DOCX);
    for (long pid : EXTRACTOR.workerPids()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    assertThat(EXTRACTOR.extract(sample, DocumentKind.DOCX)).isEqualTo(expected);
  }

  @Test
  void closingEndsAWorkerInTheMiddleOfADocument() throws Exception {
    byte[] slow = Hostile.slowPdf();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var extractor = new IsolatedTextExtractor();
      var reading = threads.submit(() -> extractor.extract(slow, DocumentKind.PDF));
      await(() -> !extractor.workerPids().isEmpty());
      List<Long> workers = extractor.workerPids();
      extractor.close();

      assertThat(workers).allMatch(pid -> !isRunning(pid));
      assertThatThrownBy(reading::get).hasCauseInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> extractor.extract(slow, DocumentKind.PDF))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aWorkerEndsWithThePlatformEvenInTheMiddleOfADocument() throws Exception {
    Process worker =
        new WorkerCommand(ExtractionLimits.DEFAULT)
            .processBuilder()
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var replies = new DataInputStream(worker.getInputStream())) {
      assertThat(replies.readInt()).isEqualTo(WorkerProtocol.READY);
      // Closing is what the operating system does to the pipe when the other end dies.
      try (var requests = new DataOutputStream(worker.getOutputStream())) {
        WorkerProtocol.write(
            requests, new WorkerProtocol.Request(DocumentKind.PDF, Hostile.slowPdf()));
      }

      assertThat(worker.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      worker.destroyForcibly();
    }
  }

  @Test
  void whereTheClassPathSaysNothingTheClassesOwnLocationsDo() throws Exception {
    var limits = ExtractionLimits.DEFAULT;
    var command = new WorkerCommand(limits, WorkerCommand.codeSources());
    try (var extractor = new IsolatedTextExtractor(limits, command)) {
      for (DocumentKind kind : DocumentKind.values()) {
        byte[] sample = Samples.of(kind);

        assertThat(extractor.extract(sample, kind)).isEqualTo(FormatReaders.of(kind).read(sample));
      }
    }
  }

  @Test
  void theWorkerHasNothingOfThePlatformsEnvironment() {
    ProcessBuilder builder = new WorkerCommand(ExtractionLimits.DEFAULT).processBuilder();

    assertThat(builder.environment()).doesNotContainKeys("PATH", "HOME");
  }

  static boolean isRunning(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }
}
