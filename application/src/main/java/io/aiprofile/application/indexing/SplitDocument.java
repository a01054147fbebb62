package io.aiprofile.application.indexing;

import io.aiprofile.domain.document.DocumentText;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.profile.Slug;
import java.util.List;

/** Cuts a document into chunks, each about one thing and understandable with its headings. */
public interface SplitDocument {

  /** Names the way of splitting and its version; another recipe gives other chunks. */
  String recipe();

  /**
   * The chunks in the order of the text; their text is the document's own. At least one.
   *
   * @param slug whose document it is
   */
  List<Chunk> split(Slug slug, FileName name, DocumentText document);
}
