package dev.tunebook.kernel.shell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The classes that cells have declared: which one a name means now, and whether one has replaced another. */
final class SnippetTypes {
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+");
    /** A class by name within a wrapper; not one that has no name, nor a lambda. */
    private static final Pattern NAMED =
            Pattern.compile("REPL\\.\\$JShell\\$\\w+?\\$([^$\\d][^$]*(?:\\$[^$\\d][^$]*)*)");

    private final Map<String, Class<?>> byName = new ConcurrentHashMap<>();
    private boolean replaced;

    /** Whether a class is what JShell puts around a snippet. */
    static boolean isWrapper(String className) {
        return WRAPPER.matcher(className).matches();
    }

    /** Whether a class came of a snippet. */
    static boolean isOfCell(String className) {
        return className.startsWith("REPL.");
    }

    /** The name by which cells know a class; empty when no cell has declared it, or without a name. */
    static String nameOf(Class<?> type) {
        return nameOf(type.getName());
    }

    static String nameOf(String className) {
        var matcher = NAMED.matcher(className);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** Notes a class that was loaded. */
    synchronized void add(Class<?> type) {
        String name = nameOf(type);
        if (!name.isEmpty()) {
            Class<?> before = byName.put(name, type);
            replaced |= before != null && before != type;
        }
    }

    /** The class that has taken a class's place, also as the element of an array; itself when none has. */
    Class<?> current(Class<?> type) {
        if (type.isArray()) {
            return current(type.getComponentType()).arrayType();
        }
        return byName.getOrDefault(nameOf(type), type);
    }

    /** Whether a class has been replaced since this was last asked. */
    synchronized boolean takeReplaced() {
        boolean taken = replaced;
        replaced = false;
        return taken;
    }
}
