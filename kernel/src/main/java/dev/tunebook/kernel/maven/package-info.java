/**
 * Libraries by their Maven coordinates, with everything they need, as Maven itself would get them: the user's settings,
 * mirrors, proxies, passwords and local repository count.
 *
 * <p>Begin with {@link dev.tunebook.kernel.maven.Libraries}. Nothing here may know cells, JShell or messages.
 */
package dev.tunebook.kernel.maven;
