package io.aiprofile.adapters.web.server;

/**
 * One line of the route table.
 *
 * @param path a template: {@code /chat/{slug}}
 * @param maxBodyBytes of a request; 0 where there is none
 */
public record Route(Method method, String path, Access access, int maxBodyBytes, Handler handler) {

  public static Route get(String path, Access access, Handler handler) {
    return new Route(Method.GET, path, access, 0, handler);
  }

  public static Route post(String path, Access access, int maxBodyBytes, Handler handler) {
    return new Route(Method.POST, path, access, maxBodyBytes, handler);
  }

  public static Route patch(String path, Access access, int maxBodyBytes, Handler handler) {
    return new Route(Method.PATCH, path, access, maxBodyBytes, handler);
  }

  public static Route delete(String path, Access access, Handler handler) {
    return new Route(Method.DELETE, path, access, 0, handler);
  }

  /** Whether programs use it: its errors are JSON, and its requests carry no form. */
  public boolean isApi() {
    return path.startsWith("/api/");
  }
}
