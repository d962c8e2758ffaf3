package dev.tunebook.kernel.shell;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Hears of variables whose values were not kept as they were. */
    interface Losses {
        /** The value did not fit, and is gone. */
        void reset(String name);

        /** The value holds objects of a class that was replaced. */
        void holdsFormerObjects(String name);

        /** The value is code that was compiled for a class that was replaced. */
        void keepsFormerCode(String name);
    }

    /**
     * Carries values over to the new home that JShell gave a variable because something it depends on was replaced.
     *
     * @param before where the variables lived before
     * @param after where they lived when the snippet was loaded; what has moved since is another thread's doing
     * @param declared the snippet that was evaluated, whose own variable is meant to be new
     */
    void carryOver(Map<String, Field> before, Map<String, Field> after, Snippet declared, Losses losses) {
        String own = declared instanceof VarSnippet variable ? variable.name() : null;
        List<String> names = new ArrayList<>(before.keySet());
        if (names.remove(own) && loader.variable(own).orElse(null) != before.get(own)) {
            clear(before.get(own));
        }
        boolean classReplaced = loader.types().takeReplaced();
        Migration migration = new Migration(loader.types());
        for (String name : names) {
            Field old = before.get(name);
            Field now = loader.variable(name).orElse(old);
            boolean movedSince = after.getOrDefault(name, now) == old;
            boolean moved = now != old && !movedSince && types.containsKey(name);
            // JShell leaves its own names of results where they are: those stay what they were.
            if (classReplaced && (moved || now == old && !name.startsWith("$"))) {
                carry(name, old, now, migration, losses);
            } else if (moved) {
                carryAsItIs(name, old, now, losses);
            }
        }
    }

    private static void carryAsItIs(String name, Field old, Field now, Losses losses) {
        Object value = read(old);
        if (value != null && !set(now, value)) {
            losses.reset(name);
        }
        clear(old);
    }

    private static void carry(String name, Field old, Field now, Migration migration, Losses losses) {
        Object value = read(old);
        Object kept = migration.move(value);
        boolean former = migration.takeLeftObject();
        boolean code = migration.takeLeftCode();
        if ((old != now || kept != value) && kept != null && !set(now, kept)) {
            losses.reset(name);
        } else if (former) {
            losses.holdsFormerObjects(name);
        } else if (code && old != now) {
            losses.keepsFormerCode(name);
        }
        if (old != now) {
            clear(old);
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
