/**
 * XML as .NET's DataContractSerializer reads and writes it: members in one order, each in its own namespace, and
 * whatever stands elsewhere skipped without a word. Documents with a DOCTYPE are refused, so no entity is ever resolved
 * or expanded.
 */
@NullMarked
package io.nightrounds.sandbox.desk.xml;

import org.jspecify.annotations.NullMarked;
