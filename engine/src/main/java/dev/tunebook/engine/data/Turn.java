package dev.tunebook.engine.data;

import java.util.Locale;

/**
 * What one side says in a conversation.
 *
 * @param role who says it
 * @param text what is said
 */
public record Turn(Role role, String text) {
    /** Who speaks. */
    public enum Role {
        /** Who sets the rules, before anybody speaks. */
        SYSTEM,
        /** Who asks. */
        USER,
        /** Who answers, and is to be learnt from. */
        ASSISTANT,
        /** What a tool gave back to the assistant. */
        TOOL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return role + ": " + text;
    }
}
