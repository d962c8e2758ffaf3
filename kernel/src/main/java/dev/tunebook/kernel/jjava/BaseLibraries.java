package dev.tunebook.kernel.jjava;

import dev.tunebook.kernel.cell.LiveNotebook;
import dev.tunebook.kernel.extension.MimeBundle;
import java.util.HashSet;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable;

/** Installs extensions of the base and shows values by its renderers; loads the base only when something needs it. */
public final class BaseLibraries {
    private static final String SERVICE = "META-INF/services/" + Extension.class.getName();

    private final LiveNotebook notebook;
    private final Set<String> installed = new HashSet<>();
    private BaseFace face;

    public BaseLibraries(LiveNotebook notebook) {
        this.notebook = notebook;
        notebook.viewOtherwise(this::show);
    }

    /** Installs the extensions that a class loader finds, each once. */
    public synchronized void install(ClassLoader loader) {
        if (loader.getResource(SERVICE) == null) {
            return;
        }
        for (Extension each : ServiceLoader.load(Extension.class, loader)) {
            if (installed.add(each.getClass().getName())) {
                each.install(face());
            }
        }
    }

    /** How a renderer of the base shows a value; empty when it has nothing but text to say. */
    private Optional<MimeBundle> show(Object value) {
        boolean own = value instanceof DisplayDataRenderable;
        return own || face != null ? face().show(value) : Optional.empty();
    }

    private synchronized BaseFace face() {
        if (face == null) {
            face = new BaseFace(notebook);
        }
        return face;
    }
}
