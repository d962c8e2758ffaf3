package dev.tunebook.engine.spec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What can be done with any option record: list, copy, parse.
 *
 * <p>A spec record has a {@link Doc} on each component, a public static {@code defaults()}, a wither of each
 * component's own name (or several, for convenient types), and a compact constructor that reports every illegal value
 * through {@link Faults}.
 */
public final class Specs {
    private Specs() {}

    /** The record with its standard values. */
    public static <S extends Record> S defaults(Class<S> type) {
        try {
            return type.cast(type.getMethod("defaults").invoke(null));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(type + " needs a public static defaults()", missing);
        }
    }

    /** The options of a record, in order of declaration. */
    public static <S extends Record> List<Option> options(Class<S> type) {
        S standard = defaults(type);
        return Arrays.stream(type.getRecordComponents())
                .map(component -> option(component, standard))
                .toList();
    }

    private static Option option(RecordComponent component, Record standard) {
        Doc doc = component.getAnnotation(Doc.class);
        if (doc == null) {
            throw new IllegalStateException(component + " of " + standard.getClass() + " needs a @Doc");
        }
        return new Option(
                component.getName(),
                kebab(component.getName()),
                doc.alias(),
                component.getType(),
                value(standard, component),
                doc.value(),
                doc.positional(),
                doc.optional());
    }

    /**
     * A copy that differs in one component.
     *
     * @throws UserException when the record refuses the value
     */
    public static <S extends Record> S with(S spec, String component, Object value) {
        return with(spec, Collections.singletonMap(component, value));
    }

    /**
     * A copy that differs in some components.
     *
     * @param values by component
     * @throws UserException when the record refuses a value
     */
    @SuppressWarnings("unchecked")
    public static <S extends Record> S with(S spec, Map<String, ?> values) {
        RecordComponent[] components = spec.getClass().getRecordComponents();
        Object[] all = Arrays.stream(components)
                .map(component -> values.containsKey(component.getName())
                        ? values.get(component.getName())
                        : value(spec, component))
                .toArray();
        return (S) construct(spec.getClass(), components, all);
    }

    /**
     * A copy with the values of another record wherever both have a component of the same name and type.
     *
     * @throws UserException when the record refuses a value
     */
    public static <S extends Record> S sharing(S spec, Record other) {
        Map<String, Object> shared = new HashMap<>();
        for (RecordComponent mine : spec.getClass().getRecordComponents()) {
            for (RecordComponent component : other.getClass().getRecordComponents()) {
                if (mine.getName().equals(component.getName()) && mine.getType() == component.getType()) {
                    shared.put(component.getName(), value(other, component));
                }
            }
        }
        return with(spec, shared);
    }

    /**
     * Reads the words of a line over a record's values: {@code --name value}, {@code --name=value}, {@code --switch},
     * {@code --no-switch}; words without a name go to the positional component.
     *
     * @throws UserException that reports every fault of the line
     */
    @SuppressWarnings("unchecked")
    public static <S extends Record> S parse(S base, List<String> words) {
        RecordComponent[] components = base.getClass().getRecordComponents();
        Object[] values = Arrays.stream(components).map(c -> value(base, c)).toArray();
        Faults faults = new Faults();
        new Line((List<Option>) (List<?>) options(base.getClass()), faults).read(words, values);
        S spec = null;
        try {
            spec = (S) construct(base.getClass(), components, values);
        } catch (UserException refused) {
            faults.add(refused);
        }
        faults.throwIfAny();
        return spec;
    }

    /**
     * The options of a record that are not standard, as they would be typed: {@code --dedup near --leakage}. Positional
     * ones come first, bare; texts with white space, quotes or braces are quoted.
     */
    public static String line(Record spec) {
        List<String> words = new ArrayList<>();
        for (Option option : options(spec.getClass())) {
            Object value = Arrays.stream(spec.getClass().getRecordComponents())
                    .filter(component -> component.getName().equals(option.component()))
                    .map(component -> value(spec, component))
                    .findFirst()
                    .orElseThrow();
            if (value.equals(option.standard())) {
                continue;
            }
            String text = quoted(Values.text(value));
            if (option.positional()) {
                words.add(0, text);
            } else if (option.isSwitch()) {
                words.add((Boolean) value ? "--" + option.name() : "--no-" + option.name());
            } else {
                words.add("--" + option.name() + " " + text);
            }
        }
        return String.join(" ", words);
    }

    /** As the words of a magic's line are quoted: single quotes keep everything, double quotes know escapes. */
    private static String quoted(String text) {
        if (!text.isEmpty() && text.chars().noneMatch(c -> Character.isWhitespace(c) || "\"'{\\".indexOf(c) >= 0)) {
            return text;
        }
        return text.indexOf('\'') < 0 ? "'" + text + "'" : '"' + text.replaceAll("([\\\\\"{])", "\\\\$1") + '"';
    }

    static Record construct(Class<? extends Record> type, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(thrown);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " must be public", impossible);
        }
    }

    static Object value(Record spec, RecordComponent component) {
        try {
            return component.getAccessor().invoke(spec);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(spec.getClass() + " must be public", impossible);
        }
    }

    static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** The names by which a record's options can be given, for completion: {@code --batch-size} and so on. */
    public static <S extends Record> List<String> flags(Class<S> type) {
        List<String> flags = new ArrayList<>();
        for (Option option : options(type)) {
            if (!option.positional()) {
                flags.add("--" + option.name());
            }
        }
        return flags;
    }

    /** The legal values of an option, for completion; empty when they cannot be listed. */
    public static List<String> choices(Option option) {
        return Values.choices(option.type());
    }
}
