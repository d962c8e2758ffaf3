/**
 * How results look: one View per result type, each with a plain-text and an HTML form that say the same.
 *
 * <p>Begin with {@link dev.tunebook.dsl.views.View}, then read {@link dev.tunebook.dsl.views.TrainingView}. Views are
 * built from values and stored events alone; they know no magics, words, tensors or files. Whatever comes from data is
 * escaped by {@link dev.tunebook.dsl.views.Html}.
 */
package dev.tunebook.dsl.views;
