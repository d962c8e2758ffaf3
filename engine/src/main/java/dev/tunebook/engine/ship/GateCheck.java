package dev.tunebook.engine.ship;

/**
 * One thing that a gate looks at.
 *
 * @param name such as {@code paired test}
 * @param passed whether it speaks against shipping
 * @param reason with its numbers, a sentence
 */
public record GateCheck(String name, boolean passed, String reason) {}
