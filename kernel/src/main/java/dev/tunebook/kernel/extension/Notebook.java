package dev.tunebook.kernel.extension;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/** What an extension may do to the notebook that it is installed in. Safe to call from any thread. */
public interface Notebook {
    /** A Java variable of the notebook: its name and declared type, as a cell would write it. */
    record Variable(String name, String type) {}

    /** The notebook of this JVM, or empty outside a kernel. */
    static Optional<Notebook> current() {
        return CurrentNotebook.get();
    }

    /** Adds a magic, replacing one of the same name. */
    void magic(Magic magic);

    /** Adds Java that runs before the first cell, in order; imports take effect when a cell first mentions what they bring. */
    void startup(String java);

    /** Says how values of a type, and of its subtypes, are shown. The nearest registered supertype wins. */
    <T> void view(Class<T> type, Function<? super T, MimeBundle> view);

    /**
     * Says that an exception of this type explains itself: the notebook shows the text alone, and no trace. Found
     * anywhere in a chain of causes.
     */
    <E extends Throwable> void explain(Class<E> type, Function<? super E, String> text);

    /**
     * Declares a Java variable, or replaces it when there is one of that name, whatever its type.
     *
     * @param name a Java identifier
     * @param type the declared type, as a cell would write it; public and on the class path
     * @throws IllegalArgumentException when the name is no Java identifier
     */
    void bind(String name, String type, Object value);

    /** The value of a Java variable; empty when there is none of that name or when it is null. */
    Optional<Object> value(String name);

    /** The notebook's Java variables, in order of declaration. */
    List<Variable> variables();

    /** The folder that relative paths resolve against: the notebook's own. */
    Path folder();

    /** Shows a value below the running cell; what is returned can replace it in place, at any time. */
    Display display(Object value);

    /** Clears the running cell's output, at once or, with {@code wait}, when the next output comes. */
    void clearOutput(boolean wait);

    /**
     * Opens a line to an object of the front end.
     *
     * @param target who takes it there, such as {@code jupyter.widget}
     * @param data a JSON object, as text
     * @param metadata a JSON object, as text
     */
    default Comm comm(String target, String data, String metadata) {
        throw new UnsupportedOperationException("This notebook has no front end to talk to.");
    }

    /** The same work, for any thread and time: what it prints and shows appears below the cell that calls this. */
    default <T> Consumer<T> here(Consumer<T> work) {
        return work;
    }

    /** Says who takes the lines that the front end opens to a target; the last one that says so. */
    default void onComm(String target, Consumer<? super Comm> taker) {
        throw new UnsupportedOperationException("This notebook has no front end to talk to.");
    }

    /**
     * Runs work that notices {@link Thread#isInterrupted()} by itself within a second or so. An interrupt of the
     * cell then sets that flag on the calling thread and does nothing harsher.
     */
    <T> T cooperatively(Callable<T> work) throws Exception;
}
