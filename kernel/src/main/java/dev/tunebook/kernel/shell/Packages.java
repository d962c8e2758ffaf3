package dev.tunebook.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The packages that cells see, of the JDK and on the class path; each jar is looked into at the first need.
 *
 * <p>JShell has an index of its own, of every class: it takes a third of a CPU-second and 35 MB, for packages alone.
 */
final class Packages {
    /** Where a class of the JDK is most likely meant, the likeliest first. */
    private static final List<String> LIKELY = List.of(
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.function",
            "java.util.regex",
            "java.util.zip",
            "java.nio",
            "java.nio.charset",
            "java.nio.file.attribute",
            "java.net",
            "java.net.http",
            "java.text",
            "java.time.format",
            "java.time.temporal",
            "java.lang.reflect");

    private final Supplier<String> classPath;
    private final ClassLoader loader;
    private final Map<Path, NavigableSet<String>> byEntry = new ConcurrentHashMap<>();
    private NavigableMap<String, Module> ofJdk;

    /**
     * @param classPath everything that cells see beside the JDK, as it is now
     * @param loader sees the same
     */
    Packages(Supplier<String> classPath, ClassLoader loader) {
        this.classPath = classPath;
        this.loader = loader;
    }

    /**
     * The next parts of the names of packages that go on from here.
     *
     * @param begun the beginning of a package's name, such as {@code java.ut}
     */
    Set<String> partsAfter(String begun) {
        int start = begun.lastIndexOf('.') + 1;
        Set<String> parts = new TreeSet<>();
        for (NavigableSet<String> names : all()) {
            for (String name : names.tailSet(begun, true)) {
                if (!name.startsWith(begun)) {
                    break;
                }
                int dot = name.indexOf('.', start);
                parts.add(dot < 0 ? name.substring(start) : name.substring(start, dot));
            }
        }
        parts.remove("");
        return parts;
    }

    /** The full names of public classes with that simple name, the likeliest first. */
    List<String> classesNamed(String simpleName) {
        Set<String> found =
                new TreeSet<>(Comparator.comparingInt(Packages::rank).thenComparing(name -> name));
        for (String name : ofJdk().keySet()) {
            Class<?> type = Class.forName(ofJdk().get(name), name + "." + simpleName);
            if (type != null && Modifier.isPublic(type.getModifiers())) {
                found.add(type.getName());
            }
        }
        // Copies of the JDK's in libraries are seldom meant.
        if (found.stream().noneMatch(each -> each.startsWith("java."))) {
            entries().forEach(each -> found.addAll(classesIn(each, simpleName)));
        }
        return List.copyOf(found);
    }

    private List<String> classesIn(Path entry, String simpleName) {
        List<String> names =
                packagesIn(entry).stream().map(each -> each + "." + simpleName).toList();
        try {
            if (Files.isDirectory(entry)) {
                return names.stream()
                        .filter(each -> Files.exists(entry.resolve(fileOf(each))) && isPublic(each))
                        .toList();
            }
            try (ZipFile jar = new ZipFile(entry.toFile())) {
                return names.stream()
                        .filter(each -> jar.getEntry(fileOf(each)) != null && isPublic(each))
                        .toList();
            }
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String fileOf(String className) {
        return className.replace('.', '/') + ".class";
    }

    private boolean isPublic(String className) {
        try {
            return Modifier.isPublic(Class.forName(className, false, loader).getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static int rank(String className) {
        int likely = LIKELY.indexOf(className.substring(0, className.lastIndexOf('.')));
        if (likely >= 0) {
            return likely;
        }
        return LIKELY.size() + (className.startsWith("java.") ? 0 : className.startsWith("javax.") ? 1 : 2);
    }

    private List<NavigableSet<String>> all() {
        List<NavigableSet<String>> all = new ArrayList<>();
        all.add(ofJdk().navigableKeySet());
        entries().forEach(each -> all.add(packagesIn(each)));
        return all;
    }

    private List<Path> entries() {
        return Arrays.stream(classPath.get().split(File.pathSeparator))
                .filter(each -> !each.isEmpty())
                .map(each -> Path.of(each).toAbsolutePath())
                .distinct()
                .toList();
    }

    private NavigableSet<String> packagesIn(Path entry) {
        return byEntry.computeIfAbsent(entry, Packages::read);
    }

    /** Packages that everybody may use, with the module that has them. */
    private synchronized NavigableMap<String, Module> ofJdk() {
        if (ofJdk == null) {
            NavigableMap<String, Module> found = new TreeMap<>();
            ModuleLayer.boot()
                    .modules()
                    .forEach(module -> module.getDescriptor().exports().stream()
                            .filter(each -> !each.isQualified())
                            .forEach(each -> found.put(each.source(), module)));
            ofJdk = found;
        }
        return ofJdk;
    }

    private static NavigableSet<String> read(Path entry) {
        NavigableSet<String> names = new TreeSet<>();
        try {
            if (Files.isDirectory(entry)) {
                try (Stream<Path> files = Files.walk(entry)) {
                    files.forEach(
                            each -> add(entry.relativize(each).toString().replace(File.separatorChar, '/'), names));
                }
            } else if (Files.isRegularFile(entry)) {
                try (ZipFile jar = new ZipFile(entry.toFile())) {
                    jar.stream().forEach(each -> add(each.getName(), names));
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // What cannot be read, the compiler complains of when it matters.
            return names;
        }
        return names;
    }

    private static void add(String file, Set<String> names) {
        int slash = file.lastIndexOf('/');
        if (slash > 0 && file.endsWith(".class") && !file.startsWith("META-INF/")) {
            names.add(file.substring(0, slash).replace('/', '.'));
        }
    }
}
