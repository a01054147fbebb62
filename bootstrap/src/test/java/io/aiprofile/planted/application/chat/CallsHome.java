package io.aiprofile.planted.application.chat;

import java.net.http.HttpClient;

/** Breaks: the application asks nothing of the outside world. */
public final class CallsHome {
  public HttpClient home() {
    return HttpClient.newHttpClient();
  }
}
