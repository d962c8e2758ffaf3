package dev.tunebook.kernel.shell;

import java.util.List;
import java.util.function.Consumer;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;

/**
 * What cells find declared that no cell has declared: variables that magics bind, results of earlier expressions, and
 * imports that wait until Java mentions what they bring.
 */
final class Declarations {
    private final UserCode userCode;
    private final CompilerLock compiler;
    private final Evaluator evaluator;
    private final Variables variables;
    private final WaitingImports imports;
    private final Consumer<String> notes;
    private final Bindings bindings = new Bindings(this::declare);
    private final Results results;

    Declarations(
            UserCode userCode,
            CompilerLock compiler,
            Evaluator evaluator,
            Variables variables,
            WaitingImports imports,
            Results results,
            Consumer<String> notes) {
        this.userCode = userCode;
        this.compiler = compiler;
        this.evaluator = evaluator;
        this.variables = variables;
        this.imports = imports;
        this.notes = notes;
        this.results = results;
    }

    Bindings bindings() {
        return bindings;
    }

    Results results() {
        return results;
    }

    /** Lets Java wait that is nothing but imports; false when it is to run now. */
    boolean takeImports(String java) {
        return imports.take(java);
    }

    /** Lets go of the import of a class whose name a cell takes for one of its own. */
    void forgetImport(String className) {
        imports.forgetClass(className);
    }

    /** Declares what Java mentions; the caller must hold the lock. */
    void mentionedIn(String java) throws Exception {
        results.declareMentionedIn(java);
        bring(imports.mentionedIn(java));
    }

    /** Declares what unfinished Java begins to mention; the caller must hold the lock. */
    void begunIn(String java) throws Exception {
        results.declareMentionedIn(java);
        bring(imports.begunIn(java));
    }

    private void bring(List<String> needed) throws Exception {
        for (String each : needed) {
            List<SnippetEvent> events = userCode.shielded(() -> evaluator.trusted(each));
            if (events.get(0).status() != Status.VALID) {
                notes.accept("Start-up code failed: " + each);
            }
        }
    }

    void declare(Bindings.Binding binding) {
        try {
            userCode.shielded(() -> compiler.holding(() -> declareHolding(binding)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Object declareHolding(Bindings.Binding binding) throws Exception {
        boolean sameType = binding.type().equals(variables.types().get(binding.name()));
        if (!sameType || !variables.assign(binding.name(), binding.value())) {
            mentionedIn(binding.type());
            Handover.put(binding.value());
            evaluator.declare(binding.type(), Handover.declaration(binding.type(), binding.name()));
        }
        return null;
    }
}
