/**
 * The only package that touches {@code ai.djl.pytorch}: starting libtorch, tensors and their scopes, TorchScript
 * programs.
 *
 * <p>Begin with {@link dev.tunebook.engine.torch.Torch}, then {@link dev.tunebook.engine.torch.Program}. Nothing here
 * knows what is computed. Every differentiable operation lives inside a program, never in DJL's arithmetic, whose
 * gradients are not safe.
 */
package dev.tunebook.engine.torch;
