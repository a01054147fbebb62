package io.aiprofile.adapters.storage.file.mirror;

import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;

/**
 * The name under which one of two versions of a file is kept beside the other. It tells the
 * content, so that whoever keeps the same version keeps it under the same name; and it is a
 * document's name if the file's was one.
 */
final class OtherVersion {
  private static final int HASH_LENGTH = 7;

  private OtherVersion() {}

  static String path(String path, byte[] content) {
    int slash = path.lastIndexOf('/') + 1;
    int dot = path.lastIndexOf('.');
    String ending = dot > slash ? path.substring(dot) : "";
    String stem = path.substring(slash, path.length() - ending.length());
    String mark =
        " (other version " + ContentHash.of(content).hex().substring(0, HASH_LENGTH) + ")";
    boolean document = FileName.parse(stem + ending).isPresent();
    // The mark makes a long name too long.
    while (document && FileName.parse(stem + mark + ending).isEmpty() && stem.length() > 1) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return path.substring(0, slash) + stem + mark + ending;
  }
}
