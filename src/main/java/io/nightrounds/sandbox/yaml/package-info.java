/**
 * The sandbox's own small files: YAML (or JSON), every mistake said with its place, the value, the rule and the remedy.
 */
@NullMarked
package io.nightrounds.sandbox.yaml;

import org.jspecify.annotations.NullMarked;
