/**
 * Base models: how each architecture computes, its tokens, its weights and the files they live in.
 *
 * <p>Begin with {@link dev.tunebook.engine.model.BaseModel}; how an architecture computes
 * stands in {@code architectures}. Nothing here
 * knows datasets, training or runs.
 */
package dev.tunebook.engine.model;
