package dev.tunebook.kernel.shell;

import dev.tunebook.kernel.shell.SnippetExecution.Ran;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Results results;
    private final Shortcut shortcut;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    /**
     * @param notes told, in a line each, what the user should know beside the result
     * @param results keeps the values of expressions
     * @param shortcut how expressions are written for JShell
     */
    Evaluator(
            JShell jshell,
            UserCode userCode,
            SnippetExecution execution,
            Variables variables,
            Consumer<String> notes,
            Results results,
            Shortcut shortcut) {
        this.jshell = jshell;
        this.userCode = userCode;
        this.execution = execution;
        this.variables = variables;
        this.notes = notes;
        this.results = results;
        this.shortcut = shortcut;
    }

    /**
     * Evaluates a piece that is one snippet.
     *
     * @param settled run when its variables are what they should be, and before anything is thrown
     * @return its value if that is to be shown, else null
     */
    Object evaluate(Source piece, Runnable settled) throws Exception {
        Map<String, Field> before = variables.places();
        Optional<Shortcut.Written> written = shortcut.write(piece.text());
        Optional<Outcome> shorter = written.isPresent() ? viaShortcut(written.get(), piece) : Optional.empty();
        Outcome outcome = shorter.isPresent() ? shorter.get() : run(piece.text(), piece);
        declareAgain(outcome.events());
        settle(before, outcome);
        shorter.ifPresent(each -> results.keep(written.get().result(), each));
        written.filter(each -> isStatement(outcome)).ifPresent(each -> shortcut.noteWithoutValue(each.called()));
        settled.run();
        raise(piece, outcome);
        return shorter.isPresent() || shows(outcome.snippet()) ? outcome.value() : null;
    }

    /** Empty when the compiler refuses it; nothing has run then. */
    private Optional<Outcome> viaShortcut(Shortcut.Written written, Source piece) throws Exception {
        Outcome outcome = run(written.java(), piece);
        if (outcome.hasRun()) {
            return Optional.of(outcome);
        }
        if (outcome.main().status().isActive()) {
            jshell.drop(outcome.snippet());
        }
        shortcut.undo(written);
        return Optional.empty();
    }

    private Outcome run(String java, Source piece) throws Exception {
        execution.takeRan();
        List<SnippetEvent> events = userCode.shielded(() -> jshell.eval(java));
        events.forEach(event -> sources.put(event.snippet().id(), piece));
        return new Outcome(events, execution.takeRan());
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
        List<SnippetEvent> events = trusted(java);
        execution.takeRan();
        settle(before, new Outcome(events, Optional.empty()));
        SnippetEvent main = events.get(0);
        if (main.status() != Status.VALID) {
            throw new IllegalArgumentException("type (" + type + ") must be a public class that cells see: "
                    + Messages.summary(jshell.diagnostics(main.snippet()).toList()));
        }
    }

    private void raise(Source piece, Outcome outcome) throws Exception {
        SnippetEvent main = outcome.main();
        Throwable thrown = outcome.thrown();
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

    private void settle(Map<String, Field> before, Outcome outcome) {
        variables.refresh(jshell);
        Map<String, Field> after = outcome.run().map(Ran::places).orElseGet(variables::places);
        variables.carryOver(before, after, outcome.snippet(), new ToldLosses(notes));
        if (outcome.snippet().subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            results.keep((VarSnippet) outcome.snippet());
        }
    }

    private static boolean isStatement(Outcome outcome) {
        return outcome.snippet().kind() == Snippet.Kind.STATEMENT;
    }

    private static boolean shows(Snippet snippet) {
        SubKind kind = snippet.subKind();
        return kind == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || kind == SubKind.VAR_VALUE_SUBKIND
                || kind == SubKind.OTHER_EXPRESSION_SUBKIND;
    }
}
