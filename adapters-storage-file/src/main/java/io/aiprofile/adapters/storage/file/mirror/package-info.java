/**
 * A copy of the data folder in a git repository elsewhere, for hosts whose disk does not last.
 *
 * <p>The data folder itself is the work tree, and nothing but {@link
 * io.aiprofile.adapters.storage.file.store.WholeFile} ever writes there: what others pushed is
 * merged file by file, while the file's writers wait. What is to be pushed is always read from the
 * folder as it is then, so all that is kept in memory is which paths have changed since; and after
 * a crash, or a push whose answer got lost, the same work is simply done again.
 *
 * <p>The state that remote and folder last had in common is the commit under {@code refs/mirror/
 * seen}. It alone is the base of every merge, so the branch's history is needed by nobody: it may
 * be fetched shallow, and be replaced by a single commit when something in it is to be forgotten.
 *
 * <p>How files lie in the repository: as they are; or as base64 under {@code name.base64} where the
 * remote takes no other than text (Hugging Face refuses pushes with binary files outside of its
 * large file storage, and what was erased would outlive the history there); or, from a certain size
 * on, in a folder {@code name.parts}. So a ledger that has grown costs a push no more than its last
 * part, and no file is larger than any host takes.
 */
@NullMarked
package io.aiprofile.adapters.storage.file.mirror;

import org.jspecify.annotations.NullMarked;
