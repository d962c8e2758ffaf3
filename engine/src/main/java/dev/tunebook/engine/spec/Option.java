package dev.tunebook.engine.spec;

/**
 * One option of a spec record, as every reader of it needs it.
 *
 * @param component the record component's name, such as {@code batchSize}
 * @param name the name at the prompt, such as {@code batch-size}
 * @param alias another name at the prompt, or empty
 * @param type the component's type
 * @param standard the value when it is not given
 * @param doc what it is for
 * @param positional whether it is given by place rather than by name
 * @param optional whether a positional one may be left out
 */
public record Option(
        String component,
        String name,
        String alias,
        Class<?> type,
        Object standard,
        String doc,
        boolean positional,
        boolean optional) {

    /** Whether it is a switch: given without a value, and as {@code --no-name} to turn it off. */
    public boolean isSwitch() {
        return type == boolean.class;
    }

    /** What a value looks like in help: {@code N}, {@code X}, {@code TEXT} or the choices. */
    public String placeholder() {
        return Values.placeholder(type);
    }

    /** The default as a user would type it; empty when there is none. */
    public String standardText() {
        return Values.text(standard);
    }
}
