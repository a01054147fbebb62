package io.aiprofile.domain.document;

/** How many documents a profile may hold; sizes are bounded per {@link DocumentKind}. */
public record UploadLimits(int maxDocuments) {
  /** The number that the product promises unless configured otherwise. */
  public static final UploadLimits DEFAULT = new UploadLimits(3);

  public UploadLimits {
    if (maxDocuments < 1 || maxDocuments > 100) {
      throw new IllegalArgumentException("A profile may hold 1 to 100 documents");
    }
  }

  /** Whether a further document fits beside those already held. */
  public boolean allowsOneMoreThan(int held) {
    return held < maxDocuments;
  }
}
