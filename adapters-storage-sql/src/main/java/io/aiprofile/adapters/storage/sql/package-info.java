/** Storage in SQLite and PostgreSQL. Nothing here yet: files are the only storage. */
@NullMarked
package io.aiprofile.adapters.storage.sql;

import org.jspecify.annotations.NullMarked;
