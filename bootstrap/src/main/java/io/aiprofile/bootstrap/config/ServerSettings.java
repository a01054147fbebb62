package io.aiprofile.bootstrap.config;

/**
 * How the pages and the API are served.
 *
 * @param host the name or address to listen on
 * @param port to listen on; 0 for one that is free
 * @param baseUrl the public address without a slash at the end, or empty
 * @param isLocal whether anyone on this machine may act as any owner: the host is then a loopback
 *     address
 * @param secret signs cookies; empty for one that is kept in the data folder
 * @param perVisitor questions a minute from one browser
 * @param perAddress questions a minute from one network address
 */
public record ServerSettings(
    String host,
    int port,
    String baseUrl,
    boolean isLocal,
    String secret,
    int perVisitor,
    int perAddress) {

  /** The same for development on this machine. */
  public ServerSettings local() {
    return new ServerSettings(host, port, baseUrl, true, secret, perVisitor, perAddress);
  }

  @Override
  public String toString() {
    return "http://" + host + ":" + port;
  }
}
