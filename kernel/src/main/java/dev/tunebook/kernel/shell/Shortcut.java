package dev.tunebook.kernel.shell;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Writes an expression as the value of a variable of the kernel's own, which JShell compiles thrice instead of five times:
 * of a bare expression it first finds the type, twice.
 *
 * <p>The type is that of a local variable declared by {@code var}, as JShell would find it, and is read from the class
 * that the compiler makes. What cannot be the value of one, such as the call of a void method, is for JShell as it is.
 */
final class Shortcut {
    /** The local variable whose type is that of the expression. */
    static final String LOCAL = "$tunebook$found";

    private final ResultNames names;
    private final Set<String> withoutValue = new HashSet<>();
    /** A variable of a name that there was would be that one's new version. */
    private int written;

    Shortcut(ResultNames names) {
        this.names = names;
    }

    /**
     * An expression written differently.
     *
     * @param java the snippet, each line of the expression being at its place
     * @param result the name of its result; empty for a variable, whose value has a name
     * @param called the name of the method that it calls, or empty
     */
    record Written(String java, String result, String called) {}

    /** A piece written differently; empty when it is for JShell as it is. */
    Optional<Written> write(String piece) {
        return Expression.of(piece)
                .filter(each -> !withoutValue.contains(each.called()))
                .map(each -> {
                    String result = each.isName() ? "" : names.next();
                    return new Written(around(piece), result, each.called());
                });
    }

    /** Takes back what the compiler has refused. */
    void undo(Written refused) {
        if (!refused.result().isEmpty()) {
            names.giveBack();
        }
    }

    /** Notes that a method turned out to have no value. */
    void noteWithoutValue(String called) {
        if (!called.isEmpty()) {
            withoutValue.add(called);
        }
    }

    /** No lambda: linking the first would take longer than what is saved. */
    private String around(String piece) {
        return "Object $kept" + ++written + " = switch (0) { default -> { var " + LOCAL + " = " + piece + "\n; yield "
                + LOCAL + "; } };";
    }
}
