package dev.tunebook.kernel.shell;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
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
    private final SnippetLoader loader;
    private final SnippetExecution execution;
    private final JShell jshell;
    private final CompilerLock compiler = new CompilerLock();
    private final Variables variables;
    private final ResultNames names = new ResultNames();
    private final Evaluator evaluator;
    private final Declarations declarations;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Packages packages;
    private final List<String> added = new CopyOnWriteArrayList<>();
    private Syntax syntax;

    /**
     * @param parent the class loader whose classes cells see
     * @param userCode the border that every snippet runs behind
     * @param notes told, in a line each, what the user should know beside the result
     */
    public Shell(ClassLoader parent, UserCode userCode, Consumer<String> notes) {
        this.userCode = userCode;
        this.loader = new SnippetLoader(parent);
        this.execution = new SnippetExecution(loader, userCode, compiler);
        this.variables = new Variables(loader);
        this.packages = new Packages(this::classPath, loader);
        execution.placesFrom(variables::places);
        this.jshell = JShell.builder()
                .executionEngine(new Provider(execution), Map.of())
                .fileManager(files -> new CompilerFiles(files, closed))
                .compilerOptions("-proc:none", "-g")
                .tempVariableNameGenerator(names::next)
                .build();
        Results results = new Results(jshell, variables, this::declareResult);
        Shortcut shortcut = new Shortcut(names);
        this.evaluator = new Evaluator(jshell, userCode, execution, variables, notes, results, shortcut);
        WaitingImports imports = new WaitingImports(new ImportedNames(loader));
        this.declarations = new Declarations(userCode, compiler, evaluator, variables, imports, results, notes);
    }

    private void declareResult(Bindings.Binding result) {
        declarations.declare(result);
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
        if (!declarations.takeImports(java)) {
            evaluate(java, java, 0, 0);
        }
    }

    /** Does once, on something trivial, what the compiler is slow at the first time; less where someone waits for it. */
    public void warmUp() throws Exception {
        compiler.holding(() -> {
            new WarmUp(jshell, compiler, execution, java -> evaluate(java, java, 0, 0)).run(syntax());
            declarations.results().clear();
            names.reset();
            variables.refresh(jshell);
            return null;
        });
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
        Bindings bindings = declarations.bindings();
        boolean before = bindings.suspend(true);
        try {
            List<Source> pieces = new Snippets(jshell, syntax()).of(part.text(), part);
            NameClashes clashes = new NameClashes(jshell);
            pieces.forEach(piece -> clashes.typeDeclaredBy(piece).ifPresent(declarations::forgetImport));
            declarations.mentionedIn(part.text());
            Object value = null;
            for (Source piece : pieces) {
                if (userCode.stopsCaller()) {
                    throw new InterruptedCell();
                }
                clashes.refuse(piece);
                declarations.results().declareMentionedIn(piece.text());
                value = evaluator.evaluate(piece, bindings::apply);
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
        declarations.bindings().bind(name, type, value);
    }

    /** The live value of a variable; empty when there is none of that name or when it is null. */
    public Optional<Object> value(String name) {
        Bindings.Binding waiting = declarations.bindings().waiting().get(name);
        return waiting != null ? Optional.ofNullable(waiting.value()) : variables.value(name);
    }

    /** Declared type by name, in order of declaration; those that JShell made up are left out. */
    public Map<String, String> variableTypes() {
        Map<String, String> types = new LinkedHashMap<>(variables.types());
        declarations.bindings().waiting().values().forEach(each -> types.put(each.name(), each.type()));
        types.keySet().removeIf(name -> name.startsWith("$"));
        return types;
    }

    /** JShell's analysis, for completion and inspection, which must hold {@link #compiler()}. */
    SourceCodeAnalysis analysis() {
        return jshell.sourceCodeAnalysis();
    }

    /** What Java that is only looked at may mention; to be asked while holding {@link #compiler()}. */
    Declarations declarations() {
        return declarations;
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
