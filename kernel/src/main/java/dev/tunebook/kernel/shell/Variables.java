package dev.tunebook.kernel.shell;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/** The notebook's variables as live Java values, readable from any thread. */
final class Variables {
    private final SnippetLoader loader;
    private volatile Map<String, String> types = Map.of();

    Variables(SnippetLoader loader) {
        this.loader = loader;
    }

    /** Takes note of what is declared now. */
    void refresh(JShell jshell) {
        Map<String, String> now = new LinkedHashMap<>();
        jshell.variables().forEach(each -> now.put(each.name(), each.typeName()));
        types = now;
    }

    /** Declared type by name, in order of declaration, temporary ones included. */
    Map<String, String> types() {
        return types;
    }

    Optional<Object> value(String name) {
        return types.containsKey(name) ? loader.variable(name).map(Variables::read) : Optional.empty();
    }

    /** Where each variable lives now. */
    Map<String, Field> places() {
        Map<String, Field> places = new LinkedHashMap<>();
        types.keySet().forEach(name -> loader.variable(name).ifPresent(field -> places.put(name, field)));
        return places;
    }

    /**
     * Carries values over to the new home that JShell gave a variable because something it depends on was replaced.
     *
     * @param before where the variables lived before
     * @param after where they lived when the snippet was loaded; what has moved since is another thread's doing
     * @param declared the snippet that was evaluated, whose own variable is meant to be new
     * @param lost told of each variable whose value does not fit its new type
     */
    void carryOver(Map<String, Field> before, Map<String, Field> after, Snippet declared, Consumer<String> lost) {
        String own = declared instanceof VarSnippet variable ? variable.name() : null;
        List<String> names = new ArrayList<>(before.keySet());
        if (names.remove(own) && loader.variable(own).orElse(null) != before.get(own)) {
            clear(before.get(own));
        }
        Migration migration = new Migration();
        for (String name : names) {
            Field old = before.get(name);
            Field now = loader.variable(name).orElse(old);
            boolean moved = after.getOrDefault(name, now) != old;
            if (moved && now != old && types.containsKey(name)) {
                if (!copy(old, now, migration)) {
                    lost.accept(name);
                }
                clear(old);
            }
        }
    }

    /** Gives a variable another value of its type; false when it does not fit. */
    boolean assign(String name, Object value) {
        return loader.variable(name).map(field -> set(field, value)).orElse(false);
    }

    /** Lets go of a variable's value. */
    void forget(String name) {
        loader.variable(name).ifPresent(Variables::clear);
    }

    private static boolean copy(Field old, Field now, Migration migration) {
        Object value = read(old);
        if (value == null || set(now, value)) {
            return true;
        }
        return migration
                .convert(value, now.getType())
                .map(moved -> set(now, moved))
                .orElse(false);
    }

    private static boolean set(Field field, Object value) {
        try {
            field.set(null, value);
            return true;
        } catch (IllegalAccessException | IllegalArgumentException | NullPointerException e) {
            return false;
        }
    }

    private static void clear(Field field) {
        if (!field.getType().isPrimitive()) {
            set(field, null);
        }
    }

    private static Object read(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " must be readable.", e);
        }
    }
}
