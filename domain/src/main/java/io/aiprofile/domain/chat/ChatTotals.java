package io.aiprofile.domain.chat;

/**
 * What a profile's turns come to.
 *
 * @param refused turns that ended with "not in the documents"
 * @param answered turns that were answered from the documents
 * @param supportSum of the answered ones
 */
public record ChatTotals(long turns, long refused, long answered, double supportSum) {
  public static final ChatTotals NONE = new ChatTotals(0, 0, 0, 0);

  public ChatTotals plus(ChatEvent event) {
    boolean answers = !event.refused() && event.mode() != Answer.Mode.CONFIRMATION;
    return new ChatTotals(
        turns + 1,
        refused + (event.refused() ? 1 : 0),
        answered + (answers ? 1 : 0),
        supportSum + (answers ? event.support() : 0));
  }

  /** The mean support of what was answered, 0 to 1; 1 when nothing was. */
  public double support() {
    return answered == 0 ? 1 : Math.min(1, supportSum / answered);
  }
}
