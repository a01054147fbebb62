package io.aiprofile.bootstrap.config;

import io.aiprofile.adapters.llm.ProviderSettings;
import io.aiprofile.application.chat.RetrievalSettings;
import io.aiprofile.bootstrap.storage.StorageLocation;
import io.aiprofile.domain.document.UploadLimits;
import java.nio.file.Path;
import org.slf4j.event.Level;

/**
 * Everything that can be set from outside, checked.
 *
 * @param dataDir absolute; may not exist yet
 * @param cacheDir what may be deleted at any time, such as computed embeddings
 * @param storage where profiles, documents, indexes and conversations are kept
 * @param server how the pages and the API are served
 */
public record Configuration(
    Path dataDir,
    Path cacheDir,
    StorageLocation storage,
    UploadLimits limits,
    RetrievalSettings retrieval,
    TwinSettings twin,
    EmbeddingModel embeddingModel,
    ServerSettings server,
    Level logLevel) {

  /** What places texts by their meaning. */
  public sealed interface EmbeddingModel {
    /** The one that comes with the program. */
    record Local() implements EmbeddingModel {}

    /** One of a provider's. */
    record Remote(ProviderSettings provider) implements EmbeddingModel {}
  }

  /** The same settings over other data; what is cached stays useful. */
  public Configuration over(Path otherDataDir) {
    return new Configuration(
        otherDataDir,
        cacheDir,
        new StorageLocation.Files(otherDataDir),
        limits,
        retrieval,
        twin,
        embeddingModel,
        server,
        logLevel);
  }

  /** The same settings with other limits on uploads. */
  public Configuration limitedTo(UploadLimits otherLimits) {
    return new Configuration(
        dataDir, cacheDir, storage, otherLimits, retrieval, twin, embeddingModel, server, logLevel);
  }

  /** The same settings served otherwise. */
  public Configuration served(ServerSettings otherServer) {
    return new Configuration(
        dataDir, cacheDir, storage, limits, retrieval, twin, embeddingModel, otherServer, logLevel);
  }
}
