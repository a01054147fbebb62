/** Who is asking: a browser, an owner at work, whoever runs the platform. */
@NullMarked
package io.aiprofile.adapters.web.auth;

import org.jspecify.annotations.NullMarked;
