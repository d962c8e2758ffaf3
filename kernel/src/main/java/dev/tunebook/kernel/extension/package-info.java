/**
 * What a library may bring to the kernel, and what it may ask of it: the only package of the kernel
 * that an extension uses.
 *
 * <p>Begin with {@link dev.tunebook.kernel.extension.Extension}. Nothing here may know ZeroMQ, JShell
 * or any extension.
 */
package dev.tunebook.kernel.extension;
