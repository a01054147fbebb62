package io.aiprofile.application.indexing;

import io.aiprofile.application.indexing.Outline.Piece;
import io.aiprofile.domain.document.DocumentText;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Splits by what stands on the page: headings give the topic, entries ("Senior Engineer, Acme,
 * 2019-2022" and what follows) stay together, and what must be cut takes its headings along.
 */
public final class StructuralSplit implements SplitDocument {
  private final SectionHeadings headings = new SectionHeadings();

  @Inject
  public StructuralSplit() {}

  @Override
  public String recipe() {
    return "structural-1";
  }

  @Override
  public List<Chunk> split(Slug slug, FileName name, DocumentText document) {
    ChunkBuilder chunks = new ChunkBuilder(name);
    pieces(name, document).forEach(piece -> piece.ifPresent(chunks::add));
    return chunks.finish();
  }

  /** Every block in its place; empty for a heading that only divides. */
  List<Optional<Piece>> pieces(FileName name, DocumentText document) {
    Outline outline = new Outline(headings, name, document);
    return document.blocks().stream().map(outline::place).toList();
  }
}
