package dev.tunebook.engine.behave;

import java.util.List;

/** Behaviours that are tested together. */
public record Suite(String name, List<Behaviour> behaviours) {
    public Suite {
        behaviours = List.copyOf(behaviours);
    }
}
