/**
 * Tests that talk to a real kernel process over real sockets, written as scripts: send this, expect that.
 *
 * <p>Begin with {@link dev.tunebook.kernel.session.KernelSession}, the client, and {@code ExecuteIT}; {@code ProtocolIT}
 * holds what the protocol asks for beside cells, and {@code EditorIT}, {@code InputIT}, {@code HistoryIT} and {@code EndIT} its
 * larger parts.
 */
package dev.tunebook.kernel.session;
