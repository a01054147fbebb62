package io.aiprofile.adapters.web.server;

import io.undertow.util.PathTemplateMatcher;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that the server answers, by path and method. Immutable. */
final class RouteTable {
  /** A route and the parts of the path that its template names. */
  record Match(Route route, Map<String, String> path) {}

  private final PathTemplateMatcher<Map<Method, Route>> paths = new PathTemplateMatcher<>();

  RouteTable(List<Route> routes) {
    Map<String, Map<Method, Route>> byPath = new LinkedHashMap<>();
    for (Route route : routes) {
      Route twin =
          byPath
              .computeIfAbsent(route.path(), path -> new EnumMap<>(Method.class))
              .put(route.method(), route);
      if (twin != null) {
        throw new IllegalArgumentException("Two routes for " + route.method() + " " + route.path());
      }
    }
    byPath.forEach(paths::add);
  }

  /** The routes of all methods at a path; empty when there is nothing. */
  Optional<Map<Method, Match>> at(String path) {
    PathTemplateMatcher.PathMatchResult<Map<Method, Route>> found = paths.match(path);
    if (found == null) {
      return Optional.empty();
    }
    Map<Method, Match> matches = new EnumMap<>(Method.class);
    Map<String, String> named = Map.copyOf(found.getParameters());
    found.getValue().forEach((method, route) -> matches.put(method, new Match(route, named)));
    return Optional.of(matches);
  }

  /** The methods as the header {@code Allow} lists them. */
  static String allowed(Map<Method, Match> matches) {
    return matches.keySet().stream()
        .flatMap(
            method ->
                method == Method.GET
                    ? List.of("GET", "HEAD").stream()
                    : List.of(method.name()).stream())
        .collect(Collectors.joining(", "));
  }
}
