package io.aiprofile.bootstrap.browser;

import io.aiprofile.application.indexing.SplitDocument;
import io.aiprofile.application.indexing.StructuralSplit;
import io.aiprofile.domain.document.DocumentText;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** An index run that a test can hold while it goes on. */
@Singleton
final class HeldSplit implements SplitDocument {
  private final StructuralSplit split;
  private final Gate gate = new Gate();

  @Inject
  HeldSplit(StructuralSplit split) {
    this.split = split;
  }

  /** Every run waits here once the first document is read. */
  Gate gate() {
    return gate;
  }

  @Override
  public String recipe() {
    return split.recipe();
  }

  @Override
  public List<Chunk> split(Slug slug, FileName name, DocumentText document) {
    gate.pass();
    return split.split(slug, name, document);
  }
}
