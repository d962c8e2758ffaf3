package dev.tunebook.kernel.shell;

import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Whether a snippet's class calls more than the plainest of the language: text, numbers, printing, other snippets. */
final class OutwardCalls extends ClassVisitor {
    private static final String LANGUAGE = "java/lang/";
    private static final Set<String> PLAIN = Set.of("java/io/PrintStream");
    /** Of the language's own package, what leads out of it. */
    private static final Set<String> DOORS = Set.of("Class", "ClassLoader", "Module", "ModuleLayer", "Runtime");

    private boolean found;

    private OutwardCalls() {
        super(Opcodes.ASM9);
    }

    static boolean areIn(byte[] bytecode) {
        OutwardCalls calls = new OutwardCalls();
        new ClassReader(bytecode).accept(calls, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return calls.found;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String itsType, boolean isInterface) {
                note(owner);
            }

            @Override
            public void visitInvokeDynamicInsn(String called, String itsType, Handle maker, Object... arguments) {
                for (Object each : arguments) {
                    if (each instanceof Handle handle) {
                        note(handle.getOwner());
                    }
                }
            }
        };
    }

    private void note(String owner) {
        found |= !isPlain(owner);
    }

    private static boolean isPlain(String owner) {
        if (owner.startsWith("REPL/") || owner.startsWith("[") || PLAIN.contains(owner)) {
            return true;
        }
        String inLanguage = owner.startsWith(LANGUAGE) ? owner.substring(LANGUAGE.length()) : "/";
        return inLanguage.indexOf('/') < 0 && !DOORS.contains(inLanguage);
    }
}
