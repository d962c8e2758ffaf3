package dev.tunebook.engine.spec;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an option's value is written and read, for each type that a spec may use. */
final class Values {
    private static final int LONGEST_PLACEHOLDER = 40;

    private Values() {}

    /** The value as a user would type it; {@link #parse} reads it back. */
    static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return kebab(constant);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Values::text).collect(Collectors.joining(","));
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e7) {
            return String.valueOf(number.longValue());
        }
        return String.valueOf(value);
    }

    static String placeholder(Class<?> type) {
        String choices = String.join("|", choices(type));
        if (!choices.isEmpty() && choices.length() <= LONGEST_PLACEHOLDER) {
            return choices;
        }
        if (type == int.class || type == long.class) {
            return "N";
        }
        if (type == double.class) {
            return "X";
        }
        return type == String.class || type == List.class
                ? "TEXT"
                : type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toUpperCase(Locale.ROOT);
    }

    /** The legal texts of an enum type; empty for any other. */
    static List<String> choices(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(c -> kebab((Enum<?>) c))
                        .toList()
                : List.of();
    }

    /** Reads a value; a {@link UserException} names the option. */
    static Object parse(String name, Class<?> type, String text) {
        try {
            if (type == String.class) {
                return text;
            }
            if (type == int.class) {
                return Integer.parseInt(text.replace("_", ""));
            }
            if (type == long.class) {
                return Long.parseLong(text.replace("_", ""));
            }
            if (type == double.class) {
                return Double.parseDouble(text);
            }
            if (type == boolean.class) {
                return truth(name, text);
            }
            if (type == List.class) {
                return text.isEmpty() ? List.of() : List.of(text.split("\\s*,\\s*"));
            }
            return type.isEnum() ? constant(name, type, text) : own(type, text);
        } catch (NumberFormatException notANumber) {
            throw new UserException(
                    name + " (" + text + ") must be " + (type == double.class ? "a number." : "a whole number."),
                    name + " " + (type == double.class ? "0.1" : "10") + ", for instance.");
        }
    }

    private static Object truth(String name, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default ->
                throw new UserException(
                        name + " (" + text + ") must be true or false.", name + " alone, which means true.");
        };
    }

    private static Object constant(String name, Class<?> type, String text) {
        String wanted = text.toLowerCase(Locale.ROOT).replace('_', '-');
        for (Object constant : type.getEnumConstants()) {
            if (kebab((Enum<?>) constant).equals(wanted)
                    || otherName((Enum<?>) constant).equals(wanted)) {
                return constant;
            }
        }
        List<String> choices = choices(type);
        throw new UserException(
                name + " (" + text + ") must be one of " + String.join(", ", choices) + ".",
                name + " " + Nearest.to(text, choices).orElseGet(() -> containing(choices, text)) + ".");
    }

    /** By {@link AlsoCalled}; else its own name once more. */
    private static String otherName(Enum<?> constant) {
        try {
            AlsoCalled other =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(AlsoCalled.class);
            return other == null ? kebab(constant) : other.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Who writes f1 means one that ends so; otherwise any is as good. */
    private static String containing(List<String> choices, String text) {
        return choices.stream()
                .filter(choice -> !text.isEmpty() && choice.contains(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(choices.get(0));
    }

    /** A type of ours: it has a public static {@code parse(String)}, and its {@code toString} is what that reads. */
    private static Object own(Class<?> type, String text) {
        try {
            return type.getMethod("parse", String.class).invoke(null, text);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(thrown);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " needs a public static parse(String)", impossible);
        }
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
