package dev.tunebook.kernel.shell;

import javax.tools.ForwardingJavaFileManager;
import javax.tools.StandardJavaFileManager;

/**
 * The compiler's view of files, without plugins of the compiler among them.
 *
 * <p>javac looks for some in every jar of the class path, anew for each of the four compilations of an expression: a
 * third of the time of a first {@code 1+1}.
 */
class PluginlessFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    PluginlessFiles(StandardJavaFileManager files) {
        super(files);
    }

    /** Asked for by who looks for plugins and annotation processors alone. */
    @Override
    public final ClassLoader getClassLoader(Location location) {
        return ClassLoader.getPlatformClassLoader();
    }
}
