/**
 * Tests that talk to a real kernel process over real sockets, written as scripts: send this, expect that.
 *
 * <p>Begin with {@link dev.tunebook.kernel.session.KernelSession}, the client, and {@code ExecuteIT}.
 */
package dev.tunebook.kernel.session;
