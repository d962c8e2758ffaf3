/**
 * Widgets that a front end with Jupyter's widget manager draws and keeps in step with the kernel, over comms: a progress
 * bar and a slider. Elsewhere each shows as plain HTML.
 *
 * <p>Begin with {@link dev.tunebook.kernel.widgets.Progress}. Nothing here may know messages or JShell: only
 * {@code extension}.
 */
package dev.tunebook.kernel.widgets;
