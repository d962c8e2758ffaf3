/**
 * Java, finished or not, cut into comments, literals, words, signs and blanks: the one place of the kernel that knows where a
 * string or a comment ends.
 *
 * <p>Begin with {@link dev.tunebook.kernel.lexer.Lexeme}. Nothing here may know anything but text.
 */
package dev.tunebook.kernel.lexer;
