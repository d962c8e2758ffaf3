/**
 * How each family of models computes: TorchScript text and a list of parameters, both derived from {@code config.json}.
 *
 * <p>Begin with {@link dev.tunebook.engine.model.architectures.Architecture}, then read {@code Bert} or {@code Llama}. A
 * new one is one file here and one row in {@link dev.tunebook.engine.model.architectures.Architectures}. Nothing here
 * knows files, tokens or tensors in memory.
 */
package dev.tunebook.engine.model.architectures;
