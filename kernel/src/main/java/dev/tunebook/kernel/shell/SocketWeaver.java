package dev.tunebook.kernel.shell;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes the JDK's sockets tell when a thread begins and ends to wait at them, while their classes are loaded; to a
 * loaded class no field could be added.
 */
final class SocketWeaver implements ClassFileTransformer {
    /** Of TCP; each of its operations has a method for its beginning and one for its end. */
    static final String STREAMS = "sun.nio.ch.NioSocketImpl";
    /** Of UDP. */
    static final String DATAGRAMS = "sun.nio.ch.DatagramSocketAdaptor";
    /** The field for the listener, a {@code Consumer}: told the socket, or null when the wait is over. */
    static final String LISTENER = "tunebook";

    private static final String CONSUMER = "java/util/function/Consumer";
    private static final String TELL = "tunebookTell";
    private static final String OF_OBJECT = "(Ljava/lang/Object;)V";

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytecode) {
        String dotted = name == null ? "" : name.replace('/', '.');
        if (redefined != null || !dotted.equals(STREAMS) && !dotted.equals(DATAGRAMS)) {
            return null;
        }
        ClassReader reader = new ClassReader(bytecode);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String type, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, method, type, signature, exceptions);
                        if (dotted.equals(DATAGRAMS)) {
                            return method.equals("receive") ? new Around(next, name) : next;
                        }
                        boolean begins = method.matches("begin(Read|Write|Connect|Accept)");
                        boolean ends = method.matches("end(Read|Write|Connect|Accept)");
                        return begins || ends ? new Before(next, name, begins) : next;
                    }

                    @Override
                    public void visitEnd() {
                        addListener(writer, name);
                        super.visitEnd();
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** The field, and {@code static void tell(Object socketOrNull) { if (listener != null) listener.accept(…); }}. */
    private static void addListener(ClassWriter writer, String owner) {
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;
        writer.visitField(access, LISTENER, "L" + CONSUMER + ";", null, null).visitEnd();
        MethodVisitor tell = writer.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, TELL, OF_OBJECT, null, null);
        tell.visitCode();
        Label end = new Label();
        tell.visitFieldInsn(Opcodes.GETSTATIC, owner, LISTENER, "L" + CONSUMER + ";");
        tell.visitJumpInsn(Opcodes.IFNULL, end);
        tell.visitFieldInsn(Opcodes.GETSTATIC, owner, LISTENER, "L" + CONSUMER + ";");
        tell.visitVarInsn(Opcodes.ALOAD, 0);
        tell.visitMethodInsn(Opcodes.INVOKEINTERFACE, CONSUMER, "accept", OF_OBJECT, true);
        tell.visitLabel(end);
        tell.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        tell.visitInsn(Opcodes.RETURN);
        tell.visitMaxs(0, 0);
        tell.visitEnd();
    }

    /** Tells before everything else. */
    private static class Before extends MethodVisitor {
        private final String owner;
        private final boolean begins;

        Before(MethodVisitor next, String owner, boolean begins) {
            super(Opcodes.ASM9, next);
            this.owner = owner;
            this.begins = begins;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            tell(begins);
        }

        final void tell(boolean begin) {
            if (begin) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
            } else {
                super.visitInsn(Opcodes.ACONST_NULL);
            }
            super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, TELL, OF_OBJECT, false);
        }
    }

    /** Tells before everything else, and however the method ends; for one that takes an object and returns nothing. */
    private static final class Around extends Before {
        private final Label start = new Label();
        private final String owner;

        Around(MethodVisitor next, String owner) {
            super(next, owner, true);
            this.owner = owner;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitLabel(start);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                tell(false);
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            Label failed = new Label();
            // The last of the method's handlers, so that each of its own comes first.
            visitTryCatchBlock(start, failed, failed, null);
            visitLabel(failed);
            Object[] locals = {owner, "java/lang/Object"};
            visitFrame(Opcodes.F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
            tell(false);
            super.visitInsn(Opcodes.ATHROW);
            super.visitMaxs(maxStack, maxLocals);
        }
    }
}
