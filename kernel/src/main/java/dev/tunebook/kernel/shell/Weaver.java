package dev.tunebook.kernel.shell;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Adds a stop check to every loop and every method of a snippet's class, and takes {@code System.exit} from it.
 *
 * <p>Unlike {@link Thread#stop()} the check works on every JDK, and again after a {@code catch (Throwable t)}: it
 * stands before each jump backwards, which a handler cannot skip for ever.
 */
final class Weaver {
    private static final String OWNER = "dev/tunebook/kernel/shell/StopCheck";

    private Weaver() {}

    static byte[] weave(byte[] bytecode) {
        return weave(bytecode, type -> {});
    }

    /**
     * @param found told the type of {@link Shortcut#LOCAL}, if there is such a variable
     */
    static byte[] weave(byte[] bytecode, Consumer<FoundType> found) {
        ClassReader reader = new ClassReader(bytecode);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] exceptions) {
                        return new Checks(super.visitMethod(access, name, type, signature, exceptions), found);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Checks extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();
        private final Consumer<FoundType> found;

        Checks(MethodVisitor next, Consumer<FoundType> found) {
            super(Opcodes.ASM9, next);
            this.found = found;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (passed.contains(target)) {
                check();
            }
            super.visitJumpInsn(opcode, target);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            boolean exits = owner.equals("java/lang/System") && name.equals("exit");
            super.visitMethodInsn(opcode, exits ? OWNER : owner, name, type, isInterface);
        }

        @Override
        public void visitLocalVariable(String name, String type, String signature, Label start, Label end, int index) {
            if (name.equals(Shortcut.LOCAL)) {
                found.accept(new FoundType(type, signature == null ? type : signature));
            }
            super.visitLocalVariable(name, type, signature, start, end, index);
        }

        private void check() {
            visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "check", "()V", false);
        }
    }
}
