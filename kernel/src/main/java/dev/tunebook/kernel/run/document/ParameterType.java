package dev.tunebook.kernel.run.document;

import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The Java types that a parameter may have: how a word of the command line becomes a value and a literal. */
enum ParameterType {
    STRING("String", "a text", "text", word -> word),
    INT("int", "a whole number from -2147483648 to 2147483647", "3", Integer::valueOf),
    LONG("long", "a whole number", "3", Long::valueOf),
    DOUBLE("double", "a number", "0.5", ParameterType::finite),
    BOOLEAN("boolean", "true or false", "true", ParameterType::truth);

    private final String javaName;
    private final String description;
    private final String example;
    private final Function<String, Object> reader;

    ParameterType(String javaName, String description, String example, Function<String, Object> reader) {
        this.javaName = javaName;
        this.description = description;
        this.example = example;
        this.reader = reader;
    }

    static Optional<ParameterType> named(String javaName) {
        return Arrays.stream(values())
                .filter(type -> type.javaName.equals(javaName))
                .findFirst();
    }

    /** The type of a literal, for {@code var}. */
    static Optional<ParameterType> ofLiteral(String literal) {
        if (literal.startsWith("\"")) {
            return Optional.of(STRING);
        }
        if (literal.equals("true") || literal.equals("false")) {
            return Optional.of(BOOLEAN);
        }
        String plain = literal.replace("_", "");
        if (plain.matches("-?\\d+")) {
            return Optional.of(INT);
        }
        if (plain.matches("-?\\d+[lL]")) {
            return Optional.of(LONG);
        }
        return plain.matches("-?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?[dD]?") ? Optional.of(DOUBLE) : Optional.empty();
    }

    String javaName() {
        return javaName;
    }

    String description() {
        return description;
    }

    String example() {
        return example;
    }

    /** The value, or empty when the word is none of this type. */
    Optional<Object> read(String word) {
        try {
            return Optional.of(reader.apply(word));
        } catch (IllegalArgumentException notOfThisType) {
            return Optional.empty();
        }
    }

    private static Object finite(String word) {
        double value = Double.parseDouble(word);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static Object truth(String word) {
        if (!word.equals("true") && !word.equals("false")) {
            throw new IllegalArgumentException();
        }
        return Boolean.valueOf(word);
    }

    /** How Java source writes a value that {@link #read} gave. */
    String literal(Object value) {
        return switch (this) {
            case STRING -> JavaText.quoted((String) value);
            case LONG -> value + "L";
            default -> value.toString();
        };
    }

    static JsonPrimitive json(Object value) {
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean truth ? new JsonPrimitive(truth) : new JsonPrimitive(value.toString());
    }
}
