package io.aiprofile.adapters.storage.file.mirror;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the data is mirrored to.
 *
 * @param remote a git repository's address, over https, or http to this machine itself
 * @param token the password for it, whoever the user is
 * @param textOnly the remote refuses files that are no text, so those are written as base64
 * @param logInterval how often the logs are mirrored
 */
public record MirrorSettings(URI remote, String token, boolean textOnly, Duration logInterval) {
  private static final Pattern DATASET =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*");

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public MirrorSettings {
    if (!isAllowed(remote)) {
      throw new IllegalArgumentException(
          "A mirror's address is https://host/path, with neither user, query nor fragment");
    }
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException("A mirror's token is one word of printable characters");
    }
    if (logInterval.isNegative() || logInterval.isZero()) {
      throw new IllegalArgumentException("The logs' interval is longer than nothing");
    }
  }

  /**
   * Settings for a Hugging Face dataset written as {@code user/repo}, or for a git repository
   * written as its whole address.
   *
   * @throws IllegalArgumentException when it is neither, or the token is none; the message names no
   *     token
   */
  public static MirrorSettings of(String repository, String token, Duration logInterval) {
    if (DATASET.matcher(repository).matches()) {
      URI dataset = URI.create("https://huggingface.co/datasets/" + repository);
      return new MirrorSettings(dataset, token, true, logInterval);
    }
    URI address = parsed(repository);
    return new MirrorSettings(address, token, isHuggingFace(address), logInterval);
  }

  /** The settings with the token masked. */
  @Override
  public String toString() {
    return "MirrorSettings[remote="
        + remote
        + ", token=***, textOnly="
        + textOnly
        + ", logInterval="
        + logInterval
        + "]";
  }

  /** A text from elsewhere, without the token should it ever have come to stand in it. */
  String masked(String text) {
    return text.replace(token, "***");
  }

  /** Never quotes what cannot be parsed, which may hold a password. */
  private static URI parsed(String repository) {
    try {
      return URI.create(repository);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "A mirror is a Hugging Face dataset, user/repo, or the https address of a git repository",
          null);
    }
  }

  private static boolean isAllowed(URI remote) {
    String host = remote.getHost();
    return host != null
        && remote.getRawUserInfo() == null
        && remote.getRawQuery() == null
        && remote.getRawFragment() == null
        && !remote.getPath().isEmpty()
        && isSafe(remote);
  }

  /** Whether nobody on the way can read what is sent there. */
  static boolean isSafe(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    return address.getHost() != null
        && (scheme.equals("https")
            || (scheme.equals("http") && LOOPBACK.contains(address.getHost())));
  }

  private static boolean isHuggingFace(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return host.equals("huggingface.co") || host.equals("hf.co");
  }
}
