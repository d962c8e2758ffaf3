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
    private Supplier<Map<String, Field>> places = Map::of;
    private Map<String, Field> placesWhenRun;
    private Object value;
    private Throwable thrown;
    private boolean trusted;

    SnippetExecution(SnippetLoader loader, UserCode userCode, CompilerLock compiler) {
        super(new Delegate(loader, userCode));
        this.loader = loader;
        this.userCode = userCode;
        this.compiler = compiler;
    }

    /** Says where variables live now is asked. */
    void placesFrom(Supplier<Map<String, Field>> now) {
        places = now;
    }

    /** Where variables lived when the snippet that ran last was loaded and about to run; empty when none has run. */
    Optional<Map<String, Field>> takePlacesWhenRun() {
        Map<String, Field> taken = placesWhenRun;
        placesWhenRun = null;
        return Optional.ofNullable(taken);
    }

    /** The value of the snippet that ran last, as the object it is. */
    Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }

    /** What the snippet that ran last threw, or null. */
    Throwable takeThrown() {
        Throwable taken = thrown;
        thrown = null;
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
            value = returned;
            thrown = failure;
            placesWhenRun = loaded;
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

        Delegate(SnippetLoader loader, UserCode userCode) {
            this.loader = loader;
            this.userCode = userCode;
        }

        @Override
        public void load(ExecutionControl.ClassBytecodes[] classes) throws ClassInstallException {
            boolean[] installed = new boolean[classes.length];
            for (ExecutionControl.ClassBytecodes each : classes) {
                BlockingSockets.watchFor(each.bytecodes());
                loader.offer(each.name(), Weaver.weave(each.bytecodes()));
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
