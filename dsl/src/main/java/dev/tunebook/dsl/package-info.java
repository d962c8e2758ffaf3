/**
 * Tunebook's entry into the kernel.
 *
 * <p>Begin with {@link dev.tunebook.dsl.TunebookExtension}: it registers the magics and the views, and imports the
 * words into every notebook.
 */
package dev.tunebook.dsl;
