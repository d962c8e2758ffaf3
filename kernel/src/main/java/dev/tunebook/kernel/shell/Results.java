package dev.tunebook.kernel.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;

/**
 * The last results of expressions, by their names, {@code $1} and so on: kept aside until Java
 * mentions one.
 *
 * <p>JShell would import each into every later snippet, and read its class anew for each compilation.
 */
final class Results {
    /** Older ones could fill the memory. */
    private static final int KEPT = 10;

    private static final Pattern NAME = Pattern.compile("(?<![\\w$])\\$\\d+(?![\\w$])");
    /** A type that can be written down: no capture, no anonymous class, no intersection. */
    private static final Pattern WRITABLE =
            Pattern.compile("(?!.*(?:capture|anonymous))[\\p{javaJavaIdentifierPart}.<>,? \\[\\]]+");

    private final JShell jshell;
    private final Variables variables;
    private final Consumer<Bindings.Binding> declare;
    private final Deque<VarSnippet> asVariables = new ArrayDeque<>();
    private final Map<String, Supplier<Bindings.Binding>> aside = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Supplier<Bindings.Binding>> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * @param declare makes a result a variable again
     */
    Results(JShell jshell, Variables variables, Consumer<Bindings.Binding> declare) {
        this.jshell = jshell;
        this.variables = variables;
        this.declare = declare;
    }

    /** Takes the variable that holds a result from JShell; one whose type cannot be written stays there for a while. */
    void keep(VarSnippet result) {
        if (WRITABLE.matcher(result.typeName()).matches()) {
            Object value = variables.value(result.name()).orElse(null);
            Bindings.Binding binding = new Bindings.Binding(result.name(), result.typeName(), value);
            aside.put(result.name(), () -> binding);
            drop(result);
        } else {
            keepAsVariable(result);
        }
    }

    /**
     * Takes what came of a shortcut.
     *
     * @param name the name of the result; empty when it is to be had by another
     */
    void keep(String name, Outcome outcome) {
        drop((VarSnippet) outcome.snippet());
        if (!name.isEmpty()) {
            FoundType type = outcome.run().orElseThrow().found();
            Object value = outcome.value() == null ? type.initialValue() : outcome.value();
            aside.put(name, () -> new Bindings.Binding(name, type.text(), value));
        }
    }

    /** Makes variables of those that Java mentions. */
    void declareMentionedIn(String java) {
        if (java.indexOf('$') < 0) {
            return;
        }
        Matcher mention = NAME.matcher(java);
        while (mention.find()) {
            Supplier<Bindings.Binding> result = aside.remove(mention.group());
            if (result != null) {
                declare(result.get());
            }
        }
    }

    /** Lets go of all. */
    void clear() {
        aside.clear();
        while (!asVariables.isEmpty()) {
            drop(asVariables.remove());
        }
    }

    private void declare(Bindings.Binding result) {
        try {
            declare.accept(result);
        } catch (IllegalArgumentException unseen) {
            // Of a class that cells do not see: javac will say so.
            return;
        }
        jshell.variables().filter(each -> each.name().equals(result.name())).forEach(this::keepAsVariable);
    }

    private void keepAsVariable(VarSnippet result) {
        asVariables.add(result);
        if (asVariables.size() > KEPT) {
            drop(asVariables.remove());
        }
    }

    private void drop(VarSnippet result) {
        variables.forget(result.name());
        jshell.drop(result);
        variables.refresh(jshell);
    }
}
