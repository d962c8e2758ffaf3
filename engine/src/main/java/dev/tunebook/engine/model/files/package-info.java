/**
 * Checkpoint files: the tensors of a model's folder, read and written without running anything that is in them.
 *
 * <p>Begin with {@link dev.tunebook.engine.model.files.Checkpoint}, which opens a folder; {@link
 * dev.tunebook.engine.model.files.Safetensors} and {@link dev.tunebook.engine.model.files.PickledTensors} read one file
 * each. Nothing here knows what the tensors mean, an architecture or a native tensor.
 */
package dev.tunebook.engine.model.files;
