package dev.tunebook.kernel.shell;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import javax.lang.model.SourceVersion;

/**
 * Variables that are to be declared from outside a cell's Java.
 *
 * <p>JShell cannot declare one while it evaluates; what comes in then waits for the end of the snippet. A value that
 * waits can already be read.
 */
final class Bindings {
    /** A variable to be. */
    record Binding(String name, String type, Object value) {}

    private final Consumer<Binding> declare;
    private final Queue<Binding> waiting = new ArrayDeque<>();
    private final Map<String, Binding> waitingByName = new LinkedHashMap<>();
    private boolean suspended;

    /**
     * @param declare declares one, on whatever thread
     */
    Bindings(Consumer<Binding> declare) {
        this.declare = declare;
    }

    void bind(String name, String type, Object value) {
        if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
            throw new IllegalArgumentException(
                    "name (" + name + ") must be a Java identifier.\nMaybe " + suggestIdentifier(name) + ".");
        }
        Binding binding = new Binding(name, type, value);
        synchronized (this) {
            waiting.add(binding);
            waitingByName.put(name, binding);
            if (suspended) {
                return;
            }
        }
        apply();
    }

    /** Lets bindings wait, or no longer; returns what was before. */
    synchronized boolean suspend(boolean now) {
        boolean before = suspended;
        suspended = now;
        return before;
    }

    /** Declares what waits, suspended or not; only where JShell is not evaluating. */
    void apply() {
        for (Binding next = poll(); next != null; next = poll()) {
            try {
                declare.accept(next);
            } finally {
                done(next);
            }
        }
    }

    /** What waits, by name. */
    synchronized Map<String, Binding> waiting() {
        return Map.copyOf(waitingByName);
    }

    private synchronized Binding poll() {
        return waiting.poll();
    }

    private synchronized void done(Binding binding) {
        waitingByName.remove(binding.name(), binding);
    }

    private static String suggestIdentifier(String name) {
        String letters = name.replaceAll("[^A-Za-z0-9_]", "_");
        boolean bad = letters.isEmpty() || Character.isDigit(letters.charAt(0)) || SourceVersion.isKeyword(letters);
        return bad ? "_" + letters : letters;
    }
}
