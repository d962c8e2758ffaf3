package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.Comm;
import dev.tunebook.kernel.extension.Display;
import dev.tunebook.kernel.extension.Magic;
import dev.tunebook.kernel.extension.MimeBundle;
import dev.tunebook.kernel.extension.Notebook;
import dev.tunebook.kernel.shell.ExitRefused;
import dev.tunebook.kernel.shell.Shell;
import dev.tunebook.kernel.shell.UserCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The notebook that cells and extensions work with, over one shell. */
public final class LiveNotebook implements Notebook {
    private final Supplier<Shell> shell;
    private final UserCode userCode;
    private final Output output;
    private final Views views = new Views();
    private final Failures failures = new Failures();
    private final Magics magics;
    private final Comms comms;
    private final Displays displays;
    private final Map<String, String> environment = new ConcurrentHashMap<>();
    private final History history;
    private volatile Duration cellTimeout = Duration.ZERO;
    private volatile Path folder = Path.of("").toAbsolutePath();
    private volatile Runnable extensionFinder = () -> {};
    private Nested nested;
    private volatile Asking asker = (prompt, password) -> {
        throw new IOException("Nobody is there to be asked.");
    };
    private final Pages pages = new Pages();
    private final List<String> startup = new CopyOnWriteArrayList<>();

    /**
     * @param shell evaluates the Java; asked for at the first need
     * @param userCode the border that user code runs behind
     * @param output where results go
     * @param history the cells run so far
     */
    public LiveNotebook(Supplier<Shell> shell, UserCode userCode, Output output, History history) {
        this.history = history;
        this.shell = shell;
        this.userCode = userCode;
        this.output = output;
        this.magics = new Magics(this::textOf);
        this.comms = new Comms(output);
        this.displays = new Displays(output, views);
        explain(MagicMisuse.class, Throwable::getMessage);
        explain(ExitRefused.class, Throwable::getMessage);
    }

    /** Java that extensions want to be run before the first cell. */
    public List<String> startup() {
        return List.copyOf(startup);
    }

    @Override
    public void magic(Magic magic) {
        magics.add(magic);
    }

    @Override
    public void startup(String java) {
        startup.add(java);
    }

    @Override
    public <T> void view(Class<T> type, Function<? super T, MimeBundle> view) {
        views.add(type, view);
    }

    @Override
    public <E extends Throwable> void explain(Class<E> type, Function<? super E, String> text) {
        failures.explain(type, text);
    }

    @Override
    public void bind(String name, String type, Object value) {
        shell().bind(name, type, value);
    }

    @Override
    public Optional<Object> value(String name) {
        return shell().value(name);
    }

    @Override
    public List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        shell().variableTypes().forEach((name, type) -> variables.add(new Variable(name, type)));
        return variables;
    }

    @Override
    public Path folder() {
        return folder;
    }

    void folder(Path changed) {
        folder = changed;
    }

    /** How long a cell may run; zero means as long as it wants. */
    Duration cellTimeout() {
        return cellTimeout;
    }

    /** Sets how long a cell may run, for those that begin from now on. */
    public void cellTimeout(Duration time) {
        cellTimeout = time;
    }

    /** What {@code %env} has set, for commands to come. */
    Map<String, String> environment() {
        return environment;
    }

    History history() {
        return history;
    }

    /** Says how extensions are looked for, after the class path has grown. */
    public void findExtensionsBy(Runnable finder) {
        extensionFinder = finder;
    }

    void installNewExtensions() {
        extensionFinder.run();
    }

    @Override
    public Display display(Object value) {
        return display(value, UUID.randomUUID().toString());
    }

    /** Shows a value under an id of one's own choice. */
    public Display display(Object value, String id) {
        return displays.show(value, id);
    }

    /** Replaces what was shown under an id. */
    public void update(String id, Object value) {
        displays.update(id, value);
    }

    @Override
    public void clearOutput(boolean wait) {
        output.clear(wait);
    }

    @Override
    public <T> T cooperatively(Callable<T> work) throws Exception {
        return userCode.cooperatively(work);
    }

    @Override
    public Comm comm(String target, String data, String metadata) {
        return comms.open(target, data, metadata);
    }

    @Override
    public void onComm(String target, Consumer<? super Comm> taker) {
        comms.target(target, taker);
    }

    @Override
    public <T> Consumer<T> here(Consumer<T> work) {
        return output.here(work);
    }

    /** The open comms. */
    public Comms comms() {
        return comms;
    }

    /** Says how values are shown that no view knows. */
    public void viewOtherwise(Function<Object, Optional<MimeBundle>> view) {
        views.otherwise(view);
    }

    /** Runs Java and magics, called from a running cell. */
    public Object evaluate(String cell) throws Exception {
        return runNested(cell);
    }

    /** Runs a piece of a cell from within a magic. */
    Object runNested(String cell) throws Exception {
        return nested.run(cell);
    }

    void runNestedBy(Nested runner) {
        nested = runner;
    }

    /** Says who asks the user. */
    public void askBy(Asking asking) {
        asker = asking;
    }

    /** Asks the user for a line. */
    String ask(String prompt, boolean password) {
        try {
            return asker.ask(prompt, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Asks the user for a line of text, or for a password. */
    public interface Asking {
        String ask(String prompt, boolean password) throws IOException;
    }

    /** Runs Java and magics on behalf of a magic. */
    interface Nested {
        Object run(String cell) throws Exception;
    }

    Shell shell() {
        return shell.get();
    }

    Views views() {
        return views;
    }

    Displays displays() {
        return displays;
    }

    Pages pages() {
        return pages;
    }

    Failures failures() {
        return failures;
    }

    Magics magics() {
        return magics;
    }

    Output output() {
        return output;
    }

    private Optional<String> textOf(String variable) {
        return shell().variableTypes().containsKey(variable)
                ? Optional.of(Views.text(value(variable).orElse(null)))
                : Optional.empty();
    }
}
