/**
 * What is wrong with a dataset: one {@link dev.tunebook.engine.quality.Check} per fault, each giving one {@link
 * dev.tunebook.engine.quality.Finding}.
 *
 * <p>Begin with {@link dev.tunebook.engine.quality.LeakedTexts}, then {@link dev.tunebook.engine.quality.Report}, which
 * runs all of them. Nothing here knows how a finding is shown.
 */
package dev.tunebook.engine.quality;
