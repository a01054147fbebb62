package io.aiprofile.domain.chat;

/**
 * What a profile's turns come to.
 *
 * @param refused turns that ended with "not in the documents"
 * @param supportSum of the turns that were not refused
 */
public record ChatTotals(long turns, long refused, double supportSum) {
  public static final ChatTotals NONE = new ChatTotals(0, 0, 0);

  public ChatTotals plus(ChatEvent event) {
    return new ChatTotals(
        turns + 1,
        refused + (event.refused() ? 1 : 0),
        supportSum + (event.refused() ? 0 : event.support()));
  }

  /** The mean support of what was answered, 0 to 1; 1 when nothing was. */
  public double support() {
    long answered = turns - refused;
    return answered == 0 ? 1 : Math.min(1, supportSum / answered);
  }
}
