package dev.tunebook.kernel.shell;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * The Java of one notebook: evaluates, binds and reads variables.
 *
 * <p>Cells run on one thread, the caller of {@link #evaluate}. Binding works from any thread: at once where no
 * snippet runs on this thread, otherwise directly after the snippet that is running; {@link #value} sees a bound value
 * at once either way.
 */
public final class Shell implements AutoCloseable {
    private record Binding(String name, String type, Object value) {}

    private final UserCode userCode;
    private final Consumer<String> notes;
    private final SnippetLoader loader;
    private final SnippetExecution execution;
    private final JShell jshell;
    private final Variables variables;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final Map<String, Binding> pendingByName = new ConcurrentHashMap<>();
    private final Queue<Binding> pending = new ArrayDeque<>();
    private boolean evaluating;

    /**
     * @param parent the class loader whose classes cells see
     * @param userCode the border that every snippet runs behind
     * @param notes told, in a line each, what the user should know beside the result
     */
    public Shell(ClassLoader parent, UserCode userCode, Consumer<String> notes) {
        this.userCode = userCode;
        this.notes = notes;
        this.loader = new SnippetLoader(parent);
        this.execution = new SnippetExecution(loader, userCode);
        this.variables = new Variables(loader);
        this.jshell = JShell.builder()
                .executionEngine(new Provider(execution), Map.of())
                .compilerOptions("-proc:none")
                .build();
        jshell.addToClasspath(System.getProperty("java.class.path"));
    }

    /** The class loader of snippets, which also sees every jar added later. */
    public ClassLoader classLoader() {
        return loader;
    }

    /** Lets cells see another jar or folder of classes. */
    public synchronized void addToClassPath(String path) {
        jshell.addToClasspath(path);
    }

    /** Lets the compiler do once, on something trivial, what it is slow at the first time. */
    public void warmUp() throws Exception {
        evaluate("1+1", "1+1", 0, 0);
        jshell.variables().findFirst().ifPresent(jshell::drop);
        variables.refresh(jshell);
    }

    /**
     * Runs the Java of a cell, or the part of it between two magics.
     *
     * @param java the part
     * @param cell the whole cell, for messages
     * @param offset where the part begins in the cell
     * @param cellNumber the cell's number, for messages
     * @return the value of the last snippet if that is an expression, else null
     * @throws CompileFailure when javac refuses it
     * @throws SnippetFailure when it threw
     * @throws InterruptedCell when it was stopped
     */
    public Object evaluate(String java, String cell, int offset, int cellNumber) throws Exception {
        Source whole = new Source(java, cell, offset, cellNumber);
        SourceCodeAnalysis analysis = jshell.sourceCodeAnalysis();
        List<Source> pieces = Snippets.of(java, whole, analysis);
        if (!pieces.isEmpty()) {
            refuseBadSyntax(pieces.get(pieces.size() - 1));
        }
        Object value = null;
        for (Source piece : pieces) {
            if (userCode.stopping()) {
                throw new InterruptedCell();
            }
            value = evaluate(piece);
        }
        return value;
    }

    /** Declares a variable and gives it a value; see {@link Shell} for when. */
    public void bind(String name, String type, Object value) {
        if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
            throw new IllegalArgumentException(
                    "name (" + name + ") must be a Java identifier.\nMaybe " + suggestIdentifier(name));
        }
        Binding binding = new Binding(name, type, value);
        synchronized (pending) {
            pending.add(binding);
            pendingByName.put(name, binding);
            if (evaluating) {
                return;
            }
        }
        bindPending();
    }

    /** The live value of a variable; empty when there is none of that name or when it is null. */
    public Optional<Object> value(String name) {
        Binding waiting = pendingByName.get(name);
        return waiting != null ? Optional.ofNullable(waiting.value()) : variables.value(name);
    }

    /** Declared type by name, in order of declaration; those that JShell made up are left out. */
    public Map<String, String> variableTypes() {
        Map<String, String> types = new java.util.LinkedHashMap<>(variables.types());
        pendingByName.values().forEach(each -> types.put(each.name(), each.type()));
        types.keySet().removeIf(name -> name.startsWith("$"));
        return types;
    }

    /** The JShell behind this, for completion and inspection. */
    JShell jshell() {
        return jshell;
    }

    @Override
    public void close() {
        jshell.close();
    }

    private void refuseBadSyntax(Source last) throws CompileFailure {
        switch (jshell.sourceCodeAnalysis().analyzeCompletion(last.text()).completeness()) {
            case DEFINITELY_INCOMPLETE:
                throw Messages.incomplete(last);
            case UNKNOWN:
                refuseErroneous(last);
                break;
            default:
                break;
        }
    }

    /** An erroneous snippet is rejected before anything runs, so evaluating it early only yields its messages. */
    private void refuseErroneous(Source last) throws CompileFailure {
        for (Snippet snippet : jshell.sourceCodeAnalysis().sourceToSnippets(last.text())) {
            if (snippet.kind() == Snippet.Kind.ERRONEOUS) {
                List<SnippetEvent> events = jshell.eval(last.text());
                throw Messages.compileFailure(
                        last, jshell.diagnostics(events.get(0).snippet()).toList());
            }
        }
    }

    private synchronized Object evaluate(Source piece) throws Exception {
        Map<String, Field> before = variables.places();
        List<SnippetEvent> events;
        setEvaluating(true);
        try {
            events = userCode.shielded(() -> jshell.eval(piece.text()));
            events.forEach(event -> sources.putIfAbsent(event.snippet().id(), piece));
        } finally {
            setEvaluating(false);
        }
        Object value = execution.takeValue();
        Throwable thrown = execution.takeThrown();
        declareAgain(events);
        variables.refresh(jshell);
        SnippetEvent main = events.stream()
                .filter(each -> each.causeSnippet() == null)
                .findFirst()
                .orElse(events.get(0));
        variables.carryOver(before, main.snippet(), this::noteLost);
        bindPending();
        raise(piece, events, main, thrown);
        return shows(main.snippet()) ? value : null;
    }

    /** JShell cannot compile a variable of a record's type again when that record is replaced; its plain self can be. */
    private void declareAgain(List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null
                    && event.snippet() instanceof VarSnippet variable
                    && event.status() == Status.RECOVERABLE_NOT_DEFINED) {
                evaluateTrusted(variable.typeName() + " " + variable.name() + ";");
            }
        }
    }

    private void raise(Source piece, List<SnippetEvent> events, SnippetEvent main, Throwable thrown) throws Exception {
        if (thrown instanceof InterruptedCell interrupted) {
            throw interrupted;
        }
        if (main.status() == Status.REJECTED) {
            throw Messages.compileFailure(
                    piece, jshell.diagnostics(main.snippet()).toList());
        }
        if (main.exception() instanceof UnresolvedReferenceException unresolved) {
            throw new CompileFailure(unresolvedText(unresolved.getSnippet()), unresolvedText(unresolved.getSnippet()));
        }
        if (thrown != null) {
            List<SnippetFailure.Frame> frames =
                    main.exception() instanceof EvalException failure ? new Frames(sources).of(failure) : List.of();
            throw new SnippetFailure(thrown, frames);
        }
        if (main.snippet() instanceof DeclarationSnippet declaration
                && (main.status() == Status.RECOVERABLE_DEFINED || main.status() == Status.RECOVERABLE_NOT_DEFINED)) {
            notes.accept(unresolvedText(declaration));
        }
    }

    private String unresolvedText(DeclarationSnippet declaration) {
        String missing = jshell.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
        String what = missing.isEmpty()
                ? jshell.diagnostics(declaration)
                        .map(each -> each.getMessage(java.util.Locale.ENGLISH))
                        .collect(Collectors.joining("; "))
                : missing + " is declared";
        return declaration.name() + " cannot be used until " + what + ".";
    }

    private void noteLost(String name) {
        notes.accept("Variable " + name + " was reset: its value is of the class as it was before this cell.");
    }

    private static boolean shows(Snippet snippet) {
        SubKind kind = snippet.subKind();
        return kind == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || kind == SubKind.VAR_VALUE_SUBKIND
                || kind == SubKind.OTHER_EXPRESSION_SUBKIND;
    }

    private void setEvaluating(boolean now) {
        synchronized (pending) {
            evaluating = now;
        }
    }

    private void bindPending() {
        while (true) {
            Binding next;
            synchronized (pending) {
                next = pending.poll();
                if (next == null) {
                    return;
                }
                evaluating = true;
            }
            try {
                userCode.shielded(() -> declare(next));
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                pendingByName.remove(next.name(), next);
                setEvaluating(false);
            }
        }
    }

    private synchronized Object declare(Binding binding) {
        Field existing = loader.variable(binding.name()).orElse(null);
        if (existing != null
                && binding.type().equals(variables.types().get(binding.name()))
                && set(existing, binding)) {
            return null;
        }
        Map<String, Field> before = variables.places();
        Handover.put(binding.value());
        List<SnippetEvent> events = evaluateTrusted(binding.type() + " " + binding.name() + " = "
                + Handover.class.getName() + ".<" + boxed(binding.type()) + ">take();");
        variables.refresh(jshell);
        SnippetEvent main = events.get(0);
        variables.carryOver(before, main.snippet(), this::noteLost);
        if (main.status() == Status.REJECTED) {
            throw new IllegalArgumentException("type (" + binding.type() + ") must be a public class: "
                    + Messages.compileFailure(
                                    new Source("", "", 0, 0),
                                    jshell.diagnostics(main.snippet()).toList())
                            .summary());
        }
        return null;
    }

    private List<SnippetEvent> evaluateTrusted(String java) {
        execution.trusted(true);
        try {
            return jshell.eval(java);
        } finally {
            execution.trusted(false);
        }
    }

    private static boolean set(Field field, Binding binding) {
        try {
            field.set(null, binding.value());
            return true;
        } catch (IllegalAccessException | IllegalArgumentException | NullPointerException e) {
            return false;
        }
    }

    private static String boxed(String type) {
        Map<String, String> boxes = new HashMap<>(Map.of("int", "Integer", "char", "Character"));
        for (String primitive : List.of("long", "double", "float", "boolean", "byte", "short")) {
            boxes.put(primitive, Character.toUpperCase(primitive.charAt(0)) + primitive.substring(1));
        }
        return boxes.getOrDefault(type, type);
    }

    private static String suggestIdentifier(String name) {
        String letters = name.replaceAll("[^A-Za-z0-9_]", "_");
        return letters.isEmpty() || Character.isDigit(letters.charAt(0)) || SourceVersion.isKeyword(letters)
                ? "_" + letters
                : letters;
    }

    private record Provider(SnippetExecution execution) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "tunebook";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return execution;
        }
    }
}
