package dev.tunebook.kernel.shell;

import java.io.File;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;

/**
 * JShell's hands in this JVM: defines the compiled snippets, redefines them in place, and runs them as user code.
 *
 * <p>JShell's own local engine cannot redefine, and then resets every variable that depends on what changed.
 */
final class SnippetExecution extends DirectExecutionControl {
    private final SnippetLoader loader;
    private final UserCode userCode;
    private final CompilerLock compiler;
    private final Delegate delegate;
    private Supplier<Map<String, Field>> places = Map::of;
    private Ran ran;
    private boolean trusted;

    SnippetExecution(SnippetLoader loader, UserCode userCode, CompilerLock compiler) {
        this(new Delegate(loader, userCode), loader, userCode, compiler);
    }

    private SnippetExecution(Delegate delegate, SnippetLoader loader, UserCode userCode, CompilerLock compiler) {
        super(delegate);
        this.delegate = delegate;
        this.loader = loader;
        this.userCode = userCode;
        this.compiler = compiler;
    }

    /** Says where variables live now is asked. */
    void placesFrom(Supplier<Map<String, Field>> now) {
        places = now;
    }

    /**
     * What came of a snippet that was run.
     *
     * @param places where variables lived when it was loaded and about to run
     * @param found the type of its {@link Shortcut#LOCAL}, or null
     * @param value its value, as the object it is
     * @param thrown what it threw, or null
     */
    record Ran(Map<String, Field> places, FoundType found, Object value, Throwable thrown) {}

    /** What came of the snippet that ran last; empty when none has run since this was last asked. */
    Optional<Ran> takeRan() {
        Optional<Ran> taken = Optional.ofNullable(ran);
        ran = null;
        return taken;
    }

    /** Says whether what runs next is the kernel's own, which no interrupt may stop in the middle; returns what was said before. */
    boolean trusted(boolean now) {
        boolean before = trusted;
        trusted = now;
        return before;
    }

    @Override
    public void redefine(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        Instrumentation instrumentation =
                Agent.instrumentation().orElseThrow(() -> new NotImplementedException("redefine without an agent"));
        try {
            ClassDefinition[] definitions = new ClassDefinition[classes.length];
            for (int i = 0; i < classes.length; i++) {
                definitions[i] =
                        new ClassDefinition(findClass(classes[i].name()), Weaver.weave(classes[i].bytecodes()));
            }
            instrumentation.redefineClasses(definitions);
        } catch (UnsupportedOperationException | LinkageError | ReflectiveOperationException e) {
            throw new ClassInstallException(e.toString(), new boolean[classes.length]);
        } catch (java.lang.instrument.UnmodifiableClassException e) {
            throw new ClassInstallException(e.toString(), new boolean[classes.length]);
        }
    }

    @Override
    protected String invoke(Method method) throws Exception {
        Map<String, Field> loaded = places.get();
        FoundType found = delegate.found;
        if (found != null && !found.isSeenBy(loader)) {
            return "";
        }
        Object returned = null;
        Throwable failure = null;
        try {
            returned = trusted ? method.invoke(null) : compiler.released(() -> userCode.run(() -> method.invoke(null)));
            return "";
        } catch (InvocationTargetException e) {
            failure = e.getCause();
            throw e;
        } catch (InterruptedCell e) {
            failure = e;
            throw new StoppedException();
        } finally {
            // Only now: another thread may have run a snippet of its own meanwhile.
            ran = new Ran(loaded, found, returned, failure);
        }
    }

    @Override
    protected void clientCodeEnter() {
        Thread.currentThread().setContextClassLoader(loader);
    }

    @Override
    protected void clientCodeLeave() {}

    private static final class Delegate implements LoaderDelegate {
        private final SnippetLoader loader;
        private final UserCode userCode;
        private final Set<String> known = new HashSet<>(
                Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator)));
        private FoundType found;

        Delegate(SnippetLoader loader, UserCode userCode) {
            this.loader = loader;
            this.userCode = userCode;
        }

        @Override
        public void load(ExecutionControl.ClassBytecodes[] classes) throws ClassInstallException {
            boolean[] installed = new boolean[classes.length];
            found = null;
            for (ExecutionControl.ClassBytecodes each : classes) {
                BlockingSockets.watchFor(each.bytecodes());
                loader.offer(each.name(), Weaver.weave(each.bytecodes(), type -> found = type));
                userCode.compiled(each.name());
            }
            for (int i = 0; i < classes.length; i++) {
                try {
                    loader.load(classes[i].name());
                    installed[i] = true;
                } catch (ClassNotFoundException | LinkageError e) {
                    throw new ClassInstallException(e.toString(), installed);
                }
            }
            Arrays.stream(classes).forEach(each -> loader.remember(each.name()));
        }

        @Override
        public void classesRedefined(ExecutionControl.ClassBytecodes[] classes) {
            // The classes keep their identity: there is nothing to swap.
        }

        @Override
        public void addToClasspath(String path) throws EngineTerminationException, InternalException {
            for (String entry : path.split(File.pathSeparator)) {
                try {
                    if (known.add(entry)) {
                        loader.add(Path.of(entry));
                    }
                } catch (MalformedURLException e) {
                    throw new InternalException(e.toString());
                }
            }
        }

        @Override
        public Class<?> findClass(String name) throws ClassNotFoundException {
            return loader.load(name);
        }
    }
}
