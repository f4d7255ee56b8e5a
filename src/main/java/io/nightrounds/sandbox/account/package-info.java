/**
 * Who may use the sandbox, and as whom: the vendors' credentials, practices, users and roles, read from a small file.
 */
@NullMarked
package io.nightrounds.sandbox.account;

import org.jspecify.annotations.NullMarked;
