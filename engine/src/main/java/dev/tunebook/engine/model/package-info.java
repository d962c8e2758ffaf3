/**
 * Base models: how each architecture computes, its tokens, its weights and the files they live in.
 *
 * <p>Begin with {@link dev.tunebook.engine.model.BaseModel}; an architecture is one file that implements {@link
 * dev.tunebook.engine.model.Architecture} and one row in {@link dev.tunebook.engine.model.BaseModels}. Nothing here
 * knows datasets, training or runs.
 */
package dev.tunebook.engine.model;
