/**
 * The platform's data as files that a person can read, back up and repair.
 *
 * <p>A file is only ever replaced as a whole, by {@link
 * io.aiprofile.adapters.storage.file.store.AtomicFile}; writers of one folder take turns, also
 * across processes, by {@link io.aiprofile.adapters.storage.file.store.FolderLock}. Readers take no
 * lock: they find the old file or the new one. What cannot be understood is reported and left as it
 * is, never overwritten.
 */
@NullMarked
package io.aiprofile.adapters.storage.file.store;

import org.jspecify.annotations.NullMarked;
