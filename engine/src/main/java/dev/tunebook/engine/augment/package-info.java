/**
 * More training rows out of those that there are: one class per way, and a trial that says whether they helped.
 *
 * <p>Begin with {@link dev.tunebook.engine.augment.Augmentation}, then read {@code Synonyms}. Held-out rows are never
 * copied, and no copy may be near one. Nothing here knows runs or how an audit is shown.
 */
package dev.tunebook.engine.augment;
