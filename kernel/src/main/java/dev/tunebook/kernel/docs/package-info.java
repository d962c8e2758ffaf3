/**
 * Javadoc at the prompt: finds sources on the class path and reads their comments.
 *
 * <p>Begin with {@link dev.tunebook.kernel.docs.SourceDocs}. Nothing here may know JShell, cells or messages.
 */
package dev.tunebook.kernel.docs;
