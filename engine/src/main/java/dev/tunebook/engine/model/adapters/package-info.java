/**
 * Low-rank adapters in files, in the layout of Hugging Face's PEFT: written, read, merged into a checkpoint, taken out.
 *
 * <p>Begin with {@link dev.tunebook.engine.model.adapters.AdapterFolder}. How a network computes with adapters stands in
 * {@code architectures.Lora}; nothing here knows tensors in native memory.
 */
package dev.tunebook.engine.model.adapters;
