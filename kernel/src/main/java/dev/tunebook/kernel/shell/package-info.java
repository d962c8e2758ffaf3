/**
 * Java in a notebook: evaluates snippets with JShell in this JVM, keeps every variable when something it
 * depends on is redeclared, and stops user code without ending the process.
 *
 * <p>Begin with {@link dev.tunebook.kernel.shell.Shell}. Nothing here may know Jupyter, ZeroMQ or magics.
 */
package dev.tunebook.kernel.shell;
