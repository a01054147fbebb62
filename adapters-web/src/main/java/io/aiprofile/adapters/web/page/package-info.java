/** What each page shows: one record a page, which its template renders and nothing else reads. */
@NullMarked
package io.aiprofile.adapters.web.page;

import org.jspecify.annotations.NullMarked;
