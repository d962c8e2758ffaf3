/**
 * Option records, declared once: copied, parsed, described and written as JSON from the one declaration.
 *
 * <p>Begin with {@link dev.tunebook.engine.spec.Specs}, then read any record, such as {@link
 * dev.tunebook.engine.spec.TrainSpec}. Nothing here knows data, tensors, runs or a notebook.
 */
package dev.tunebook.engine.spec;
