package dev.tunebook.kernel.shell;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Holds the classes that snippets compile to, above the kernel's class path and whatever jars were added. */
final class SnippetLoader extends URLClassLoader {
    private final Map<String, byte[]> pending = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> loaded = new ConcurrentHashMap<>();
    private final Map<String, Field> variables = new ConcurrentHashMap<>();
    private final SnippetTypes types = new SnippetTypes();

    static {
        registerAsParallelCapable();
    }

    SnippetLoader(ClassLoader parent) {
        super(new URL[0], parent);
    }

    void offer(String name, byte[] bytecode) {
        pending.put(name, bytecode);
    }

    Class<?> load(String name) throws ClassNotFoundException {
        Class<?> known = loaded.get(name);
        return known != null ? known : loadClass(name);
    }

    void add(Path path) throws MalformedURLException {
        addURL(path.toUri().toURL());
    }

    /** The static field behind a variable of the notebook: that of the wrapper class that was loaded last. */
    Optional<Field> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** The classes that cells have declared. */
    SnippetTypes types() {
        return types;
    }

    /** Notes a loaded class, and the variables if it is a wrapper that declares some. */
    void remember(String className) {
        Class<?> wrapper = loaded.get(className);
        if (wrapper == null) {
            return;
        }
        types.add(wrapper);
        if (!SnippetTypes.isWrapper(className)) {
            return;
        }
        for (Field field : wrapper.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                variables.put(field.getName(), field);
            }
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytecode = pending.get(name);
        if (bytecode == null) {
            return super.findClass(name);
        }
        Class<?> defined = defineClass(name, bytecode, 0, bytecode.length);
        loaded.put(name, defined);
        pending.remove(name);
        return defined;
    }
}
