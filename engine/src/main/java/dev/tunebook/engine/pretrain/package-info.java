/**
 * Pretraining: from a corpus to a base model in a folder, by a recipe that anyone can run again.
 *
 * <p>Begin with {@link dev.tunebook.engine.pretrain.Pretraining}. Learning itself is the trainer's, as for any other
 * run; here are the corpus, the vocabulary's size and words, and the weights that a model begins with.
 */
package dev.tunebook.engine.pretrain;
