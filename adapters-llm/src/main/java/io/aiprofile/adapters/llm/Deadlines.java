package io.aiprofile.adapters.llm;

import java.time.Duration;

/**
 * How long one attempt may take.
 *
 * @param connect until there is a connection
 * @param firstPiece until the first piece of the reply, connecting included
 * @param idle from one piece to the next
 * @param total until the end
 */
public record Deadlines(Duration connect, Duration firstPiece, Duration idle, Duration total) {
  /** A visitor who sees nothing for longer is better served from the documents. */
  public static final Deadlines STANDARD =
      new Deadlines(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60));

  public Deadlines {
    if (!(connect.isPositive()
        && firstPiece.isPositive()
        && idle.isPositive()
        && total.isPositive())) {
      throw new IllegalArgumentException("A deadline leaves some time");
    }
  }
}
