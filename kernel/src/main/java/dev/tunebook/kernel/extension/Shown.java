package dev.tunebook.kernel.extension;

/** A value that is on the screen already, such as a widget: as the result of its cell it is not shown again. */
public interface Shown {}
