/**
 * Tokens: how a text becomes the ids that a model reads, and back.
 *
 * <p>Begin with {@link dev.tunebook.engine.model.tokens.Tokens}; {@link dev.tunebook.engine.model.tokens.HubTokens} are
 * those of a downloaded checkpoint. Nothing here knows weights, architectures or datasets.
 */
package dev.tunebook.engine.model.tokens;
