package dev.tunebook.kernel.shell;

import java.io.File;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
 * <p>Cells run on the thread that calls {@link #evaluate}; several may, and the compiler takes turns while user code
 * runs at the same time. Binding works from any thread: at once between two
 * pieces of Java (so from every magic), otherwise directly after the snippet that is running; {@link #value} sees a
 * bound value at once either way.
 */
public final class Shell implements AutoCloseable {
    private final UserCode userCode;
    private final Consumer<String> notes;
    private final SnippetLoader loader;
    private final SnippetExecution execution;
    private final JShell jshell;
    private final CompilerLock compiler = new CompilerLock();
    private final Variables variables;
    private final Bindings bindings = new Bindings(this::declare);
    private final WaitingImports waitingImports;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Packages packages;
    private Syntax syntax;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final List<String> added = new CopyOnWriteArrayList<>();
    private final Results results;

    /**
     * @param parent the class loader whose classes cells see
     * @param userCode the border that every snippet runs behind
     * @param notes told, in a line each, what the user should know beside the result
     */
    public Shell(ClassLoader parent, UserCode userCode, Consumer<String> notes) {
        this.userCode = userCode;
        this.notes = notes;
        this.loader = new SnippetLoader(parent);
        this.execution = new SnippetExecution(loader, userCode, compiler);
        this.variables = new Variables(loader);
        this.packages = new Packages(this::classPath, loader);
        this.waitingImports = new WaitingImports(new ImportedNames(loader));
        execution.placesFrom(variables::places);
        this.jshell = JShell.builder()
                .executionEngine(new Provider(execution), Map.of())
                .fileManager(files -> new CompilerFiles(files, closed))
                .compilerOptions("-proc:none")
                .build();
        this.results = new Results(jshell, variables, this::declare);
    }

    /**
     * Makes sure that an interrupt reaches who waits at a socket, from now on; the first time that takes a moment, which
     * a cell is spared that calls nothing.
     */
    public void watchSockets() throws Exception {
        userCode.shielded(() -> {
            BlockingSockets.watch();
            return null;
        });
    }

    /** The class loader of snippets, which also sees every jar added later. */
    public ClassLoader classLoader() {
        return loader;
    }

    /** Lets cells see another jar or folder of classes. */
    public void addToClassPath(String path) throws Exception {
        userCode.shielded(() -> compiler.holding(() -> {
            jshell.addToClasspath(path);
            added.add(path);
            return null;
        }));
    }

    /** Everything that cells see, as a class path is written. */
    public String classPath() {
        return System.getProperty("java.class.path")
                + added.stream().map(each -> File.pathSeparator + each).collect(Collectors.joining());
    }

    /** Runs Java before the first cell; nothing but imports may wait until a cell mentions what they bring. */
    public void start(String java) throws Exception {
        if (!waitingImports.take(java)) {
            evaluate(java, java, 0, 0);
        }
    }

    /** Does once, on something trivial, what the compiler is slow at the first time; less where someone waits for it. */
    public void warmUp() throws Exception {
        compiler.holding(this::warmUpHolding);
    }

    private Object warmUpHolding() throws Exception {
        String name = "warm" + Integer.toHexString(hashCode());
        // As the kernel's own: else a first cell could declare its variables in the middle of this.
        execution.trusted(true);
        try {
            evaluate("1+1", "1+1", 0, 0);
            if (!compiler.isWaitedFor()) {
                evaluate("int " + name + " = 1;", name, 0, 0);
            }
            if (!compiler.isWaitedFor()) {
                // The compiler looks into the jars of the class path when it first needs one of their classes.
                evaluate(Shell.class.getName() + ".class", name, 0, 0);
            }
            if (!compiler.isWaitedFor()) {
                syntax().isReadable(List.of("int a;", "a = 1;"));
            }
        } finally {
            execution.trusted(false);
        }
        results.clear();
        List<VarSnippet> made =
                jshell.variables().filter(each -> each.name().equals(name)).toList();
        made.forEach(jshell::drop);
        variables.refresh(jshell);
        return null;
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
        Source part = new Source(java, cell, offset, cellNumber);
        // A magic calls this as user code, and who is stopped while he waits for a lock leaves it shut for ever.
        return userCode.shielded(() -> compiler.holding(() -> evaluateHolding(part)));
    }

    private Object evaluateHolding(Source part) throws Exception {
        boolean before = bindings.suspend(true);
        try {
            List<Source> pieces = new Snippets(jshell, syntax()).of(part.text(), part);
            NameClashes clashes = new NameClashes(jshell);
            pieces.forEach(piece -> clashes.typeDeclaredBy(piece).ifPresent(waitingImports::forgetClass));
            importWhatIsMentioned(part.text());
            Object value = null;
            for (Source piece : pieces) {
                if (userCode.stopsCaller()) {
                    throw new InterruptedCell();
                }
                clashes.refuse(piece);
                value = evaluate(piece);
            }
            return value;
        } catch (CompileFailure failure) {
            throw failure.withHint(new Hints(variables.types().keySet(), packages));
        } finally {
            bindings.suspend(before);
            if (!before) {
                bindings.apply();
            }
        }
    }

    /**
     * Declares a variable and gives it a value; see {@link Shell} for when.
     *
     * @throws IllegalArgumentException when the name is no identifier, or the type no type
     */
    public void bind(String name, String type, Object value) {
        bindings.bind(name, type, value);
    }

    /** The live value of a variable; empty when there is none of that name or when it is null. */
    public Optional<Object> value(String name) {
        Bindings.Binding waiting = bindings.waiting().get(name);
        return waiting != null ? Optional.ofNullable(waiting.value()) : variables.value(name);
    }

    /** Declared type by name, in order of declaration; those that JShell made up are left out. */
    public Map<String, String> variableTypes() {
        Map<String, String> types = new LinkedHashMap<>(variables.types());
        bindings.waiting().values().forEach(each -> types.put(each.name(), each.type()));
        types.keySet().removeIf(name -> name.startsWith("$"));
        return types;
    }

    /** JShell's analysis, for completion and inspection, which must hold {@link #compiler()}. */
    SourceCodeAnalysis analysis() {
        return jshell.sourceCodeAnalysis();
    }

    Packages packages() {
        return packages;
    }

    /** Made at the first need. */
    synchronized Syntax syntax() {
        if (syntax == null) {
            syntax = new Syntax();
        }
        return syntax;
    }

    CompilerLock compiler() {
        return compiler;
    }

    @Override
    public void close() {
        closed.countDown();
        jshell.close();
    }

    private Object evaluate(Source piece) throws Exception {
        results.declareMentionedIn(piece.text());
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
        bindings.apply();
        raise(piece, main, thrown);
        return shows(main.snippet()) ? value : null;
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
                evaluateTrusted(variable.typeName() + " " + variable.name() + ";");
            }
        }
    }

    private void settle(Map<String, Field> before, Map<String, Field> after, Snippet declared) {
        variables.refresh(jshell);
        variables.carryOver(before, after, declared, new Losses(notes));
        if (declared.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            results.keep((VarSnippet) declared);
        }
    }

    private record Losses(Consumer<String> notes) implements Variables.Losses {
        @Override
        public void reset(String name) {
            notes.accept("Variable " + name + " was reset: its value is of the class as it was before this cell.");
        }

        @Override
        public void holdsFormerObjects(String name) {
            notes.accept("Variable " + name + " still holds objects of a class as it was before this cell.\n"
                    + "Maybe run the cell again that fills it.");
        }

        @Override
        public void keepsFormerCode(String name) {
            notes.accept("Variable " + name + " still runs code that knows a class as it was before this cell.\n"
                    + "Maybe run the cell again that declares it.");
        }
    }

    private static boolean shows(Snippet snippet) {
        SubKind kind = snippet.subKind();
        return kind == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || kind == SubKind.VAR_VALUE_SUBKIND
                || kind == SubKind.OTHER_EXPRESSION_SUBKIND;
    }

    private void declare(Bindings.Binding binding) {
        try {
            userCode.shielded(() -> compiler.holding(() -> declareShielded(binding)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Object declareShielded(Bindings.Binding binding) throws Exception {
        boolean sameType = binding.type().equals(variables.types().get(binding.name()));
        if (sameType && variables.assign(binding.name(), binding.value())) {
            return null;
        }
        importWhatIsMentioned(binding.type());
        Map<String, Field> before = variables.places();
        Handover.put(binding.value());
        List<SnippetEvent> events = evaluateTrusted(Handover.declaration(binding.type(), binding.name()));
        SnippetEvent main = events.get(0);
        execution.takePlacesWhenRun();
        settle(before, variables.places(), main.snippet());
        if (main.status() != Status.VALID) {
            throw new IllegalArgumentException("type (" + binding.type() + ") must be a public class that cells see: "
                    + Messages.summary(jshell.diagnostics(main.snippet()).toList()));
        }
        return null;
    }

    /** Imports what unfinished Java begins to mention; the caller must hold {@link #compiler()}. */
    void importWhatBegins(String java) throws Exception {
        results.declareMentionedIn(java);
        importFor(waitingImports.begunIn(java));
    }

    /** Imports what Java mentions; the caller must hold {@link #compiler()}. */
    void importWhatIsMentioned(String java) throws Exception {
        results.declareMentionedIn(java);
        importFor(waitingImports.mentionedIn(java));
    }

    private void importFor(List<String> imports) throws Exception {
        for (String each : imports) {
            List<SnippetEvent> events = userCode.shielded(() -> evaluateTrusted(each));
            if (events.get(0).status() != Status.VALID) {
                notes.accept("Start-up code failed: " + each);
            }
        }
    }

    private List<SnippetEvent> evaluateTrusted(String java) {
        boolean before = execution.trusted(true);
        try {
            return jshell.eval(java);
        } finally {
            execution.trusted(before);
        }
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
