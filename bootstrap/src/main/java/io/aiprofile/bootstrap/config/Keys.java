package io.aiprofile.bootstrap.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The names of all settings that the product has or will have, and what looks like one of them. */
final class Keys {
  static final String DATA_DIR = "DATA_DIR";
  static final String AI_MODEL = "AI_MODEL";
  static final String DATABASE_URL = "DATABASE_URL";
  static final String BASE_URL = "BASE_URL";
  static final String EMBEDDING_MODEL = "EMBEDDING_MODEL";
  static final String HF_LOG_SYNC_INTERVAL_MINUTES = "HF_LOG_SYNC_INTERVAL_MINUTES";
  static final String HF_STORAGE_REPO = "HF_STORAGE_REPO";
  static final String HF_TOKEN = "HF_TOKEN";
  static final String HOST = "HOST";
  static final String INTENT = "INTENT";
  static final String IS_LOCAL = "IS_LOCAL";
  static final String LLM_PROVIDER = "LLM_PROVIDER";
  static final String LOG_LEVEL = "LOG_LEVEL";
  static final String MAX_DOCUMENTS = "MAX_DOCUMENTS";
  static final String OPENROUTER_API_KEY = "OPENROUTER_API_KEY";
  static final String OPENROUTER_BASE_URL = "OPENROUTER_BASE_URL";
  static final String PORT = "PORT";
  static final String QUESTIONS_PER_MINUTE = "QUESTIONS_PER_MINUTE";
  static final String QUESTIONS_PER_MINUTE_PER_ADDRESS = "QUESTIONS_PER_MINUTE_PER_ADDRESS";
  static final String RAG_TOP_K = "RAG_TOP_K";
  static final String SESSION_SECRET_KEY = "SESSION_SECRET_KEY";
  static final String STORAGE = "STORAGE";
  static final String TOKENS_PER_DAY = "TOKENS_PER_DAY";
  static final String TOKENS_PER_PROFILE_PER_DAY = "TOKENS_PER_PROFILE_PER_DAY";
  static final String TOKENS_PER_TURN = "TOKENS_PER_TURN";
  static final String TOKENS_PER_VISITOR_PER_DAY = "TOKENS_PER_VISITOR_PER_DAY";
  static final String UNSUPPORTED_SENTENCES = "UNSUPPORTED_SENTENCES";

  /** Nothing that starts like this is a misspelling. */
  private static final String FALLBACK_PREFIX = "LLM_FALLBACK_";

  private static final List<String> KNOWN =
      List.of(
          AI_MODEL,
          BASE_URL,
          DATABASE_URL,
          DATA_DIR,
          EMBEDDING_MODEL,
          HF_LOG_SYNC_INTERVAL_MINUTES,
          HF_STORAGE_REPO,
          HF_TOKEN,
          HOST,
          INTENT,
          IS_LOCAL,
          LLM_PROVIDER,
          LOG_LEVEL,
          MAX_DOCUMENTS,
          OPENROUTER_API_KEY,
          OPENROUTER_BASE_URL,
          PORT,
          QUESTIONS_PER_MINUTE,
          QUESTIONS_PER_MINUTE_PER_ADDRESS,
          RAG_TOP_K,
          SESSION_SECRET_KEY,
          STORAGE,
          TOKENS_PER_DAY,
          TOKENS_PER_PROFILE_PER_DAY,
          TOKENS_PER_TURN,
          TOKENS_PER_VISITOR_PER_DAY,
          UNSUPPORTED_SENTENCES,
          "ADMIN_EMAILS",
          "CAROUSEL_AI_THEME_ENABLED",
          "CHROMA_URL",
          "DEBUG",
          "GOOGLE_CLIENT_ID",
          "GOOGLE_CLIENT_SECRET",
          "MAIL_FROM",
          "OIDC_ISSUER",
          "PLATFORM_FEE_INR",
          "PUSHOVER_TOKEN",
          "PUSHOVER_USER",
          "RETRIEVAL",
          "SENDGRID_API_KEY",
          "SMTP_URL",
          "SUPPORT_EMAIL",
          "UPI_PAYEE_NAME",
          "UPI_VPA",
          "VECTOR_STORE");

  /** Common variables of other programs that happen to be two letters away from one of ours. */
  private static final Set<String> FOREIGN = Set.of("HOME", "GH_TOKEN", "NO_TOKEN", "PGPORT");

  private static final int MAX_DISTANCE = 2;
  private static final int SHORT = 6;

  private Keys() {}

  static List<String> known() {
    return KNOWN;
  }

  static boolean isKnown(String key) {
    return KNOWN.contains(key) || key.startsWith(FALLBACK_PREFIX);
  }

  /** Whether the value opens something and must not be shown; addresses may hold a password. */
  static boolean isSecret(String key) {
    return Stream.of("KEY", "SECRET", "_TOKEN", "PASSWORD", "_URL", "PUSHOVER_USER")
        .anyMatch(key::contains);
  }

  /** The setting that was probably meant by an unknown name. */
  static Optional<String> meantBy(String unknown) {
    String upper = unknown.toUpperCase(Locale.ROOT);
    if (isKnown(unknown) || FOREIGN.contains(upper)) {
      return Optional.empty();
    }
    return KNOWN.stream()
        .filter(key -> distance(key, upper) <= tolerance(key))
        .min(Comparator.comparingInt(key -> distance(key, upper)));
  }

  /** Two changed letters make half of the world's short variables one of ours. */
  private static int tolerance(String key) {
    return key.length() < SHORT ? 1 : MAX_DISTANCE;
  }

  /** Levenshtein's distance, two neighbours swapped counting as one edit. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int cheapest = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
    cheapest = Math.min(cheapest, cost[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cheapest, cost[i - 2][j - 2] + 1) : cheapest;
  }
}
