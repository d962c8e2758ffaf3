package dev.tunebook.kernel.shell;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/**
 * Evaluates one piece of Java after the other, carries variables over what it replaced, and says what went wrong; who
 * calls holds the {@link CompilerLock}.
 */
final class Evaluator {
    private final JShell jshell;
    private final UserCode userCode;
    private final SnippetExecution execution;
    private final Variables variables;
    private final Consumer<String> notes;
    private final Consumer<VarSnippet> results;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    /**
     * @param notes told, in a line each, what the user should know beside the result
     * @param results told the variable in which JShell has put the value of an expression
     */
    Evaluator(
            JShell jshell,
            UserCode userCode,
            SnippetExecution execution,
            Variables variables,
            Consumer<String> notes,
            Consumer<VarSnippet> results) {
        this.jshell = jshell;
        this.userCode = userCode;
        this.execution = execution;
        this.variables = variables;
        this.notes = notes;
        this.results = results;
    }

    /**
     * Evaluates a piece that is one snippet.
     *
     * @param settled run when its variables are what they should be, and before anything is thrown
     * @return its value if that is to be shown, else null
     */
    Object evaluate(Source piece, Runnable settled) throws Exception {
        Map<String, Field> before = variables.places();
        List<SnippetEvent> events = userCode.shielded(() -> jshell.eval(piece.text()));
        events.forEach(event -> sources.put(event.snippet().id(), piece));
        Object value = execution.takeValue();
        Throwable thrown = execution.takeThrown();
        SnippetEvent main = events.stream()
                .filter(each -> each.causeSnippet() == null)
                .findFirst()
                .orElse(events.get(0));
        declareAgain(events);
        settle(before, execution.takePlacesWhenRun().orElseGet(variables::places), main.snippet());
        settled.run();
        raise(piece, main, thrown);
        return shows(main.snippet()) ? value : null;
    }

    /** Evaluates Java of the kernel's own, which no interrupt may stop in the middle. */
    List<SnippetEvent> trusted(String java) {
        boolean before = execution.trusted(true);
        try {
            return jshell.eval(java);
        } finally {
            execution.trusted(before);
        }
    }

    /**
     * Evaluates a declaration of the kernel's own.
     *
     * @throws IllegalArgumentException when the compiler refuses its type
     */
    void declare(String type, String java) {
        Map<String, Field> before = variables.places();
        SnippetEvent main = trusted(java).get(0);
        execution.takePlacesWhenRun();
        settle(before, variables.places(), main.snippet());
        if (main.status() != Status.VALID) {
            throw new IllegalArgumentException("type (" + type + ") must be a public class that cells see: "
                    + Messages.summary(jshell.diagnostics(main.snippet()).toList()));
        }
    }

    private void raise(Source piece, SnippetEvent main, Throwable thrown) throws Exception {
        if (thrown instanceof InterruptedCell interrupted) {
            throw interrupted;
        }
        if (main.status() == Status.REJECTED) {
            throw Messages.compileFailure(
                    piece, jshell.diagnostics(main.snippet()).toList());
        }
        if (main.exception() instanceof UnresolvedReferenceException unresolved) {
            throw Messages.unresolved(jshell, unresolved.getSnippet());
        }
        if (thrown != null) {
            List<SnippetFailure.Frame> frames =
                    main.exception() instanceof EvalException failure ? new Frames(sources).of(failure) : List.of();
            throw new SnippetFailure(thrown, frames);
        }
        if (main.snippet() instanceof DeclarationSnippet declaration
                && (main.status() == Status.RECOVERABLE_DEFINED || main.status() == Status.RECOVERABLE_NOT_DEFINED)) {
            notes.accept(Messages.unresolved(jshell, declaration).getMessage());
        }
    }

    /** JShell cannot compile a variable of a record's type again when that record is replaced; its plain self can be. */
    private void declareAgain(List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null
                    && event.snippet() instanceof VarSnippet variable
                    && event.status() == Status.RECOVERABLE_NOT_DEFINED) {
                trusted(variable.typeName() + " " + variable.name() + ";");
            }
        }
    }

    private void settle(Map<String, Field> before, Map<String, Field> after, Snippet declared) {
        variables.refresh(jshell);
        variables.carryOver(before, after, declared, new ToldLosses(notes));
        if (declared.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            results.accept((VarSnippet) declared);
        }
    }

    private static boolean shows(Snippet snippet) {
        SubKind kind = snippet.subKind();
        return kind == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || kind == SubKind.VAR_VALUE_SUBKIND
                || kind == SubKind.OTHER_EXPRESSION_SUBKIND;
    }
}
