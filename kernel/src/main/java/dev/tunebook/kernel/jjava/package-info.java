/**
 * Libraries made for the kernel base this one grew from, JJava's: their extensions, renderers and magics work here
 * unchanged.
 *
 * <p>Begin with {@link dev.tunebook.kernel.jjava.BaseLibraries}. Of the base only this face is left: its sockets, loops
 * and handlers are replaced, for reasons that the tests in {@code dev.tunebook.kernel.session} show. Nothing else in
 * the kernel may know the base.
 */
package dev.tunebook.kernel.jjava;
