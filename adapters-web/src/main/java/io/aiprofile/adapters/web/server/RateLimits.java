package io.aiprofile.adapters.web.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** How many questions one browser, and one network address, may ask. Thread-safe. */
public final class RateLimits {
  private static final int MAX_KEYS = 200_000;
  private static final int NETWORK_BYTES = 8;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).maximumSize(MAX_KEYS).build();
  private final int perVisitor;
  private final int perAddress;

  /**
   * @param perVisitor questions a minute from one browser
   * @param perAddress questions a minute from one IPv4 address or IPv6 /64 network
   */
  public RateLimits(int perVisitor, int perAddress) {
    this.perVisitor = perVisitor;
    this.perAddress = perAddress;
  }

  /**
   * Counts a question.
   *
   * @throws Problem that says when to come back
   */
  public void count(String visitor, InetAddress address) throws Problem {
    take("visitor " + visitor, perVisitor);
    take("address " + network(address), perAddress);
  }

  private void take(String key, int perMinute) throws Problem {
    ConsumptionProbe probe =
        buckets
            .get(
                key,
                unused ->
                    Bucket.builder()
                        .addLimit(
                            limit ->
                                limit
                                    .capacity(perMinute)
                                    .refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build())
            .tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw Problem.tooMany(1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
    }
  }

  /**
   * Names the network that an address belongs to, for limits. A household or company has at least a
   * /64 of IPv6 addresses (RFC 6177).
   */
  public static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
