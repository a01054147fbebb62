package io.aiprofile.adapters.storage.file.mirror;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** The branch {@code main} of the remote repository, over smart HTTP. */
final class GitRemote {
  /** Hosts that know a token by itself take any name. */
  static final String USER = "mirror";

  private static final String BRANCH = "refs/heads/main";
  private static final int MAX_REASON_LENGTH = 500;

  private final Repository repository;
  private final MirrorSettings settings;
  private final int timeoutSeconds;

  GitRemote(Repository repository, MirrorSettings settings, int timeoutSeconds) {
    this.repository = repository;
    this.settings = settings;
    this.timeoutSeconds = timeoutSeconds;
  }

  /** The branch's commit, or empty while there is no such branch. */
  Optional<ObjectId> head() throws MirrorTrouble {
    try (Transport transport = open();
        FetchConnection connection = transport.openFetch()) {
      Ref branch = connection.getRef(BRANCH);
      return Optional.ofNullable(branch == null ? null : branch.getObjectId());
    } catch (IOException e) {
      throw trouble("read", e);
    }
  }

  /** Fetches the branch, which exists, without its history; returns its commit. */
  ObjectId fetch() throws MirrorTrouble {
    try (Transport transport = open()) {
      transport.setDepth(1);
      FetchResult result =
          transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec(BRANCH)));
      return Objects.requireNonNull(result.getAdvertisedRef(BRANCH).getObjectId());
    } catch (IOException e) {
      throw trouble("read", e);
    }
  }

  /**
   * Makes a commit the branch's head.
   *
   * @param seen the head that is expected there, or empty when there should be none
   * @param instead whether it need not descend from what was seen
   * @return false when somebody else has pushed meanwhile
   */
  boolean push(ObjectId commit, Optional<ObjectId> seen, boolean instead) throws MirrorTrouble {
    try (Transport transport = open()) {
      ObjectId expected = seen.orElse(ObjectId.zeroId());
      RemoteRefUpdate update =
          new RemoteRefUpdate(repository, commit.name(), commit, BRANCH, instead, null, expected);
      PushResult result = transport.push(NullProgressMonitor.INSTANCE, List.of(update));
      return switch (update.getStatus()) {
        case OK, UP_TO_DATE -> true;
        case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> false;
        default -> refused(update, result, seen);
      };
    } catch (IOException e) {
      throw trouble("write to", e);
    }
  }

  /** Two pushes at the same time are refused for reasons that every server words differently. */
  private boolean refused(RemoteRefUpdate update, PushResult result, Optional<ObjectId> seen)
      throws MirrorTrouble {
    if (update.getStatus() == Status.REJECTED_OTHER_REASON && !head().equals(seen)) {
      return false;
    }
    String said = (update.getMessage() + ". " + result.getMessages()).replaceAll("\\s+", " ");
    throw new MirrorTrouble(
        "The mirror "
            + settings.remote()
            + " refused what was pushed: "
            + shortened(said)
            + " Nothing is lost here; it is tried again.",
        null);
  }

  private Transport open() throws IOException {
    try {
      Transport transport = Transport.open(repository, new URIish(settings.remote().toString()));
      transport.setCredentialsProvider(
          new UsernamePasswordCredentialsProvider(USER, settings.token()));
      transport.setTimeout(timeoutSeconds);
      return transport;
    } catch (URISyntaxException e) {
      throw new TransportException("not an address that git understands", e);
    }
  }

  private MirrorTrouble trouble(String verb, IOException cause) {
    String reason = shortened(String.valueOf(cause.getMessage()));
    String remedy =
        isRefusal(reason)
            ? "Look whether HF_STORAGE_REPO exists and HF_TOKEN is valid and may write there."
            : "Look whether HF_STORAGE_REPO is right and its host can be reached.";
    return new MirrorTrouble(
        "Could not " + verb + " the mirror " + settings.remote() + ": " + reason + ". " + remedy,
        cause);
  }

  private static boolean isRefusal(String reason) {
    String said = reason.toLowerCase(Locale.ROOT);
    return said.contains("not authorized")
        || said.contains("not permitted")
        || said.contains("authentication")
        || said.contains("not found")
        || said.contains("forbidden");
  }

  private String shortened(String reason) {
    String masked = settings.masked(reason);
    return masked.length() > MAX_REASON_LENGTH
        ? masked.substring(0, MAX_REASON_LENGTH) + "…"
        : masked;
  }
}
