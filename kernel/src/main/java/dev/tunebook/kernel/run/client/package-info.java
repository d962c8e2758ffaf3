/**
 * A kernel seen from outside: its process, its connection file, its ZeroMQ sockets, signed messages.
 *
 * <p>Begin with {@link dev.tunebook.kernel.run.client.KernelSession}. Nothing here may know what a notebook is.
 */
package dev.tunebook.kernel.run.client;
