package io.aiprofile.bootstrap.cli;

import com.google.inject.ProvisionException;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.bootstrap.config.InvalidConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in one sentence what ended a command; the trace goes to the log only. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final Session session;

  public Failures(Session session) {
    this.session = session;
  }

  /** Tells the person, logs the trace, and returns the exit code. */
  public int explain(Throwable thrown) {
    Throwable failure = unwrapped(thrown);
    if (!(failure instanceof StopSignal.Stopped)) {
      LOG.error("The command failed", failure);
    }
    return switch (failure) {
      case InvalidConfiguration invalid -> told(invalid.getMessage(), ExitCode.CONFIGURATION);
      case BadData bad -> told(bad.getMessage(), ExitCode.BAD_DATA);
      case StorageFailure storage -> told(storage.getMessage(), ExitCode.IO);
      case StopSignal.Stopped stopped -> told(stopped.getMessage(), ExitCode.INTERRUPTED);
      case IOException io -> told(sentence(io), ExitCode.IO);
      case OutOfMemoryError memory ->
          told("There was not enough memory; start it with a larger java -Xmx.", ExitCode.INTERNAL);
      default -> told("Something unexpected went wrong" + whereToLook(), ExitCode.INTERNAL);
    };
  }

  private int told(@Nullable String sentence, int exitCode) {
    session.screen().note(String.valueOf(sentence));
    return exitCode;
  }

  private String whereToLook() {
    return session.log().map(file -> "; what happened is in " + file + ".").orElse(".");
  }

  /** Guice wraps what a provider throws, and streams what reading throws. */
  private static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown.getCause();
    boolean wraps = thrown instanceof ProvisionException || thrown instanceof UncheckedIOException;
    return wraps && cause != null ? unwrapped(cause) : thrown;
  }

  private static String sentence(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "There is no file or folder " + missing.getFile() + ".";
      case AccessDeniedException denied ->
          denied.getFile() + " cannot be opened: access is denied to this user.";
      case FileAlreadyExistsException exists -> exists.getFile() + " is already there.";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + " cannot be used: " + other.getReason() + ".";
      default -> "Reading or writing failed: " + e.getMessage() + ".";
    };
  }
}
