package io.aiprofile.adapters.web.page;

/**
 * A step towards a public page.
 *
 * @param key {@code create}, {@code documents}, {@code index}, {@code publish} or {@code share}
 * @param state {@code done}, {@code now} (the next to do), {@code open} or {@code blocked}
 */
public record Task(String key, String state) {

  public boolean done() {
    return state.equals("done");
  }

  public String title() {
    return switch (key) {
      case "create" -> "Create your page";
      case "documents" -> "Add your documents";
      case "index" -> "Read and index your documents";
      case "publish" -> "Try a question, then publish";
      default -> "Share the link";
    };
  }

  public String stateInWords() {
    return switch (state) {
      case "done" -> "Done";
      case "now" -> "Next";
      case "blocked" -> "After the steps above";
      default -> "Not done yet";
    };
  }
}
