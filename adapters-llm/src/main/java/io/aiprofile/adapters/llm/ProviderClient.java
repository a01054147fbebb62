package io.aiprofile.adapters.llm;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.core.Timeout;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's client for one provider, shared by all calls. Follows no redirects, repeats nothing,
 * logs nothing, and reads a bounded number of bytes.
 */
final class ProviderClient implements AutoCloseable {
  /** 128 embeddings of 3,072 numbers in JSON take about 8 MB. */
  private static final long MAX_BYTES = 16 << 20;

  private static final int IDLE_CONNECTIONS = 64;

  private final CompletableFuture<OpenAIClient> api;
  private final ConnectionPool connections =
      new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES);

  /** Loads the library meanwhile, which takes up to a second; who asks first waits for it. */
  ProviderClient(ProviderSettings settings) {
    this(settings, List.of());
  }

  /**
   * @param network what may answer instead of the provider
   */
  ProviderClient(ProviderSettings settings, List<Interceptor> network) {
    this.api =
        CompletableFuture.supplyAsync(
            () -> client(settings, http(settings, network)),
            load -> Thread.ofPlatform().daemon().name("llm-client").start(load));
  }

  private OkHttpClient http(ProviderSettings settings, List<Interceptor> network) {
    boolean keyless = settings.key().secret().isEmpty();
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            // One reply per connection: closing it ends that reply at once, nobody waits for a
            // shared connection's window, and reading holds no monitor that pins a virtual thread.
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(connections)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .addInterceptor(chain -> bounded(chain, keyless));
    network.forEach(http::addInterceptor);
    return http.build();
  }

  private static OpenAIClient client(ProviderSettings settings, OkHttpClient http) {
    Deadlines deadlines = settings.deadlines();
    String secret = settings.key().secret();
    OpenAIOkHttpClient.Builder builder =
        OpenAIOkHttpClient.builder()
            .okHttpClient(http)
            .baseUrl(settings.baseUrl().toString().replaceAll("/+$", ""))
            .apiKey(secret.isEmpty() ? "none" : secret)
            // Who waits for a streamed reply keeps the other deadlines.
            .timeout(
                Timeout.builder()
                    .connect(deadlines.connect())
                    .read(deadlines.total())
                    .write(deadlines.total())
                    .request(deadlines.total())
                    .build())
            .maxRetries(0)
            .logLevel(LogLevel.OFF)
            .disableTelemetry(true);
    if (settings.provider() == LlmProvider.OPENROUTER) {
      builder.putHeader("X-Title", "AI Profile Platform");
      if (!settings.site().isEmpty()) {
        builder.putHeader("HTTP-Referer", settings.site());
      }
    }
    return builder.build();
  }

  OpenAIClient api() {
    return api.join();
  }

  /** Closes what no call uses; calls under way are closed by who waits for them. */
  @Override
  public void close() {
    api.thenAccept(OpenAIClient::close).join();
    connections.evictAll();
  }

  private static Response bounded(Interceptor.Chain chain, boolean keyless) throws IOException {
    Request request = chain.request();
    Response response =
        chain.proceed(
            keyless ? request.newBuilder().removeHeader("Authorization").build() : request);
    ResponseBody body = response.body();
    return body == null ? response : response.newBuilder().body(new BoundedBody(body)).build();
  }

  /** More was sent than any reply needs. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("The reply is longer than " + MAX_BYTES + " bytes");
    }
  }

  private static final class BoundedBody extends ResponseBody {
    private final ResponseBody body;
    private final BufferedSource source;

    BoundedBody(ResponseBody body) {
      this.body = body;
      this.source =
          Okio.buffer(
              new ForwardingSource(body.source()) {
                private long left = MAX_BYTES;

                @Override
                public long read(Buffer sink, long byteCount) throws IOException {
                  long count = super.read(sink, byteCount);
                  left -= count;
                  if (left < 0) {
                    throw new TooLong();
                  }
                  return count;
                }
              });
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public BufferedSource source() {
      return source;
    }
  }
}
