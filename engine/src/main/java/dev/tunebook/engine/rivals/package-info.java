/**
 * Runs against each other, and against what is always there to be beaten: the base model, the commonest class, a linear
 * model.
 *
 * <p>Begin with {@link dev.tunebook.engine.rivals.Contest}. The statistics are {@code evaluate.compare}'s; here are the
 * rows and who answers them. Knows no page and no notebook.
 */
package dev.tunebook.engine.rivals;
