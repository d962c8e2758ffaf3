/**
 * Puts a dataset right: one class per kind of fault, each noting for every row that it touches what was done and why.
 *
 * <p>Begin with {@link dev.tunebook.engine.quality.fix.Fixes}, then read {@code Deduplicate}. The old version of the
 * dataset stays as it is. Nothing here writes files or knows how an audit is shown.
 */
package dev.tunebook.engine.quality.fix;
