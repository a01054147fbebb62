/**
 * Reading documents. {@link io.aiprofile.adapters.vector.text.IsolatedTextExtractor} decides the
 * kind in this process, by a few cheap looks at the bytes, and leaves every parser to a child JVM:
 * small documents exist that cost a parser all its memory, stack or patience, and only a process
 * can be given up without a trace.
 *
 * <p>A format is one {@code FormatReader}, named in {@code FormatReaders} and in {@code
 * ContentDetection}; all of them write through {@code BlockWriter}, which holds the bounds on the
 * output.
 */
@NullMarked
package io.aiprofile.adapters.vector.text;

import org.jspecify.annotations.NullMarked;
