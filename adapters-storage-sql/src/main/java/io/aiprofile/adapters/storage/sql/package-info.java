/**
 * Storage in SQLite, for one process, and in PostgreSQL, which several nodes share.
 *
 * <p>{@link io.aiprofile.adapters.storage.sql.SqlDatabase} opens either and knows how to read and
 * write in it; the SQL in the classes that keep something is the same for both but for what {@link
 * io.aiprofile.adapters.storage.sql.SqlDialect} tells. Tables have columns for what is searched,
 * ordered or counted, and one column of JSON for the rest. Every row belongs to a slug, first in
 * every key. Nothing is kept in memory, so that nodes agree at once.
 */
@NullMarked
package io.aiprofile.adapters.storage.sql;

import org.jspecify.annotations.NullMarked;
