package dev.tunebook.kernel.shell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Which simple names an import brings, found without loading a class. */
final class ImportedNames {
    private final ClassLoader loader;

    ImportedNames(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The simple names that an import brings; empty when that cannot be told.
     *
     * @param isStatic whether it imports members of a class
     * @param owner the package or class before the last dot
     * @param name what stands behind that dot, perhaps a star
     */
    Optional<Set<String>> of(boolean isStatic, String owner, String name) {
        if (!name.equals("*")) {
            return Optional.of(Set.of(name));
        }
        try {
            return isStatic ? membersOf(owner.replace('.', '/')) : classesOf(owner);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** The static members of a class, those of its superclasses included; more than are visible does no harm. */
    private Optional<Set<String>> membersOf(String owner) throws IOException {
        Set<String> names = new HashSet<>();
        for (String next = owner; next != null && !next.equals("java/lang/Object"); ) {
            try (InputStream stream = loader.getResourceAsStream(next + ".class")) {
                if (stream == null) {
                    return Optional.empty();
                }
                ClassReader reader = new ClassReader(stream);
                reader.accept(
                        new Members(names), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                next = reader.getSuperName();
            }
        }
        return Optional.of(names);
    }

    /** The classes of a package of the JDK; those of others on the class path could be in any jar. */
    private static Optional<Set<String>> classesOf(String packageName) throws IOException {
        Optional<Module> module = ModuleLayer.boot().modules().stream()
                .filter(each -> each.getPackages().contains(packageName))
                .findFirst();
        if (module.isEmpty()) {
            return Optional.empty();
        }
        Path folder = FileSystems.getFileSystem(URI.create("jrt:/"))
                .getPath("modules", module.get().getName(), packageName.replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return Optional.of(files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && file.indexOf('$') < 0)
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .collect(Collectors.toSet()));
        }
    }

    private static final class Members extends ClassVisitor {
        private final Set<String> names;

        Members(Set<String> names) {
            super(Opcodes.ASM9);
            this.names = names;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
            note(access, name);
            return null;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
            note(access, name);
            return null;
        }

        @Override
        public void visitInnerClass(String name, String outerName, String innerName, int access) {
            if (innerName != null) {
                note(access, innerName);
            }
        }

        private void note(int access, String name) {
            if ((access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_PRIVATE) == 0) {
                names.add(name);
            }
        }
    }
}
