/**
 * The platform's data as files that a person can read, back up and repair.
 *
 * <p>A file is replaced as a whole, by {@link io.aiprofile.adapters.storage.file.store.AtomicFile},
 * or has whole lines added to it, by {@link io.aiprofile.adapters.storage.file.store.JsonLinesFile}
 * or, where none is ever dropped, {@link io.aiprofile.adapters.storage.file.store.GrowingFile};
 * writers take turns by {@link io.aiprofile.adapters.storage.file.store.WriterLock}, in the one
 * process that a folder belongs to, by {@link io.aiprofile.adapters.storage.file.store.FolderHold}:
 * a single program is what files are for, and several share a database. Whoever edits a file by
 * hand meanwhile is noticed nevertheless. What has to appear in two files at once does by {@link
 * io.aiprofile.adapters.storage.file.store.NotedRecords}. Readers take no lock: they find the old
 * file or the new one. What cannot be understood is reported; a file that is read as a whole is
 * then left as it is, never overwritten.
 */
@NullMarked
package io.aiprofile.adapters.storage.file.store;

import org.jspecify.annotations.NullMarked;
