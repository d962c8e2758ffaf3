/**
 * The kernel as a Jupyter front end sees it: sockets, signed messages, requests and replies, captured output.
 *
 * <p>Begin with {@link dev.tunebook.kernel.jupyter.KernelMain}, then {@link dev.tunebook.kernel.jupyter.Kernel}. Two
 * threads own the sockets; {@link dev.tunebook.kernel.jupyter.Lanes} says which others there are. The arguments that the JVM needs are
 * listed in the resource {@code dev/tunebook/kernel/jvm.arguments}, one a line. Nothing here may know any extension.
 */
package dev.tunebook.kernel.jupyter;
