package dev.tunebook.kernel.jupyter;

import dev.tunebook.kernel.cell.BuiltIns;
import dev.tunebook.kernel.cell.LiveNotebook;
import dev.tunebook.kernel.extension.Extension;
import dev.tunebook.kernel.jjava.BaseLibraries;
import dev.tunebook.kernel.shell.Shell;
import dev.tunebook.kernel.shell.UserCode;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The notebook's shell, opened in the background from the start, and warmed up at once if nobody is waiting for it: what
 * somebody came for warms it up as well.
 */
final class WarmShell implements Supplier<Shell> {
    private static final long STACK_BYTES = 16L << 20;
    private final UserCode userCode;
    private final AtomicBoolean opening = new AtomicBoolean();
    private volatile boolean wanted;
    /** Without what extensions bring. */
    private final FutureTask<Shell> bare = new FutureTask<>(this::opened);

    private final FutureTask<Shell> shell = new FutureTask<>(this::equipped);
    private final Set<String> installed = new HashSet<>();
    private int startupDone;
    private BaseLibraries baseLibraries;
    private LiveNotebook notebook;

    WarmShell(UserCode userCode) {
        this.userCode = userCode;
    }

    /** Says whose extensions and start-up code the shell gets; before anything else. */
    void serve(LiveNotebook served) {
        notebook = served;
    }

    /** Opens the shell and warms it up on a thread, and installs extensions on another. */
    void open() {
        if (opening.compareAndSet(false, true)) {
            start("opening", this::openAndWarmUp);
            start("extensions", shell);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    private void openAndWarmUp() {
        bare.run();
        try {
            // A cell that waits for the extensions loses nothing by it.
            if (!wanted || !shell.isDone()) {
                bare.get().warmUp();
            }
            bare.get().watchSockets();
        } catch (Exception e) {
            Log.warn("Warming up failed", e);
        }
    }

    @Override
    public Shell get() {
        wanted = true;
        open();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return shell.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(
                            "The Java shell could not be opened: " + e.getCause(), e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Shell opened() {
        return new Shell(ClassLoader.getSystemClassLoader(), userCode, note -> System.err.println(note));
    }

    private Shell equipped() throws Exception {
        BuiltIns.install(notebook);
        baseLibraries = new BaseLibraries(notebook);
        installExtensions(ClassLoader.getSystemClassLoader());
        Shell opened = bare.get();
        notebook.findExtensionsBy(() -> {
            installExtensions(opened.classLoader());
            runStartup(opened);
        });
        runStartup(opened);
        return opened;
    }

    /** Runs what has been asked for since the last time. */
    private void runStartup(Shell opened) {
        List<String> all = notebook.startup();
        while (startupDone < all.size()) {
            run(opened, all.get(startupDone++));
        }
    }

    private void installExtensions(ClassLoader loader) {
        try {
            for (Extension each : ServiceLoader.load(Extension.class, loader)) {
                if (installed.add(each.getClass().getName())) {
                    install(each);
                }
            }
            baseLibraries.install(loader);
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            report("An extension could not be loaded", e);
        }
    }

    private void install(Extension extension) {
        try {
            extension.install(notebook);
        } catch (RuntimeException | LinkageError e) {
            report("The extension " + extension.getClass().getName() + " could not be installed", e);
        }
    }

    private static void run(Shell opened, String java) {
        try {
            opened.start(java);
        } catch (Exception e) {
            report("Start-up code failed", e);
        }
    }

    private static void report(String what, Throwable why) {
        Log.warn(what, why);
        System.err.println(what + ": " + why.getMessage());
    }
}
