package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.StorageFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Storage that fails at some of what it is asked to do. */
public final class Broken {
  private Broken() {}

  /** A port over a sound one, at which methods of these names throw a {@link StorageFailure}. */
  public static <T> T at(Class<T> port, T sound, String... methods) {
    return at(port, sound, () -> true, methods);
  }

  /**
   * As above.
   *
   * @param now whether they fail now
   */
  public static <T> T at(Class<T> port, T sound, BooleanSupplier now, String... methods) {
    Set<String> failing = Set.of(methods);
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (failing.contains(method.getName()) && now.getAsBoolean()) {
                throw new StorageFailure("planted", null);
              }
              try {
                return method.invoke(sound, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            }));
  }
}
