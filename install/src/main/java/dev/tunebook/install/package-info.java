/**
 * The command line {@code tunebook}: runs notebooks, puts the kernel where Jupyter finds it, says what is missing.
 *
 * <p>Begin with {@link dev.tunebook.install.Subcommands}: one row per subcommand. How a kernel's JVM is started is
 * said once, in {@link dev.tunebook.install.KernelJvm}. This package may know every module; none knows it.
 */
package dev.tunebook.install;
