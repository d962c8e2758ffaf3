/**
 * Vocabularies learned from a corpus, for a model that starts from nothing.
 *
 * <p>Begin with {@link dev.tunebook.engine.model.tokens.learn.WordPieceVocabulary} (encoders) and
 * {@link dev.tunebook.engine.model.tokens.learn.ByteLevelVocabulary} (decoders); both merge pieces with
 * {@link dev.tunebook.engine.model.tokens.learn.PieceMerges}. What is written here is read back by
 * {@link dev.tunebook.engine.model.tokens.HubTokens}; nothing here knows weights or training.
 */
package dev.tunebook.engine.model.tokens.learn;
