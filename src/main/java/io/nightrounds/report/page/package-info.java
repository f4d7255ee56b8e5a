/**
 * The report as one self-contained page. The templates are in {@code src/main/jte} and become classes of this package.
 */
@NullMarked
package io.nightrounds.report.page;

import org.jspecify.annotations.NullMarked;
