package io.aiprofile.bootstrap.cli;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of Ctrl-C, of a closed terminal and of whoever manages the process, before the JVM begins
 * to shut down. Its shutdown hooks all start at once, and that of the ONNX runtime takes the
 * model's environment away from a thread that is loading it, which crashes the process.
 */
public final class TerminationSignals {
  private static final Logger LOG = LoggerFactory.getLogger(TerminationSignals.class);

  /** By their POSIX numbers. */
  private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

  private TerminationSignals() {}

  /**
   * Registers for all of them. Java has no supported way; where the unsupported one is missing, the
   * JVM shuts down on its own terms.
   *
   * @param handler is given the signal's number, on a thread of its own
   */
  public static void handle(IntConsumer handler) {
    SIGNALS.forEach((name, number) -> handle(name, number, handler));
  }

  private static void handle(String name, int number, IntConsumer handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (self, method, args) -> {
                handler.accept(number);
                return null;
              });
      signal
          .getMethod("handle", signal, type)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.debug("SIG{} is left to the JVM", name, e);
    }
  }
}
