package dev.tunebook.kernel.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** A type as Java writes it, from the signature in a class file. */
final class TypeText extends SignatureVisitor {
    private final StringBuilder text = new StringBuilder();
    /** Whether an argument of each class that is being written has been written. */
    private final Deque<Boolean> argued = new ArrayDeque<>();
    /** The brackets that are to follow each type that is being written. */
    private final Deque<Integer> dimensions = new ArrayDeque<>();

    private int pending;

    private TypeText() {
        super(org.objectweb.asm.Opcodes.ASM9);
    }

    /**
     * @param signature of a field or variable, with its type arguments or without
     */
    static String of(String signature) {
        TypeText type = new TypeText();
        new SignatureReader(signature).acceptType(type);
        return type.text.toString();
    }

    /** Classes of cells by the name that cells know them by. */
    private static String nameOf(String internalName) {
        String binary = internalName.replace('/', '.');
        String declared = SnippetTypes.nameOf(binary);
        return (declared.isEmpty() ? binary : declared).replace('$', '.');
    }

    @Override
    public void visitBaseType(char descriptor) {
        text.append(Type.getType(String.valueOf(descriptor)).getClassName());
        writeBrackets(takePending());
    }

    @Override
    public void visitTypeVariable(String name) {
        text.append(name);
        writeBrackets(takePending());
    }

    @Override
    public SignatureVisitor visitArrayType() {
        pending++;
        return this;
    }

    @Override
    public void visitClassType(String name) {
        dimensions.push(takePending());
        argued.push(false);
        text.append(nameOf(name));
    }

    @Override
    public void visitInnerClassType(String name) {
        closeArguments();
        argued.push(false);
        text.append('.').append(name);
    }

    @Override
    public void visitTypeArgument() {
        beginArgument();
        text.append('?');
    }

    @Override
    public SignatureVisitor visitTypeArgument(char wildcard) {
        beginArgument();
        text.append(wildcard == EXTENDS ? "? extends " : wildcard == SUPER ? "? super " : "");
        return this;
    }

    @Override
    public void visitEnd() {
        closeArguments();
        writeBrackets(dimensions.pop());
    }

    private void beginArgument() {
        text.append(argued.pop() ? ", " : "<");
        argued.push(true);
    }

    private void closeArguments() {
        if (argued.pop()) {
            text.append('>');
        }
    }

    private int takePending() {
        int taken = pending;
        pending = 0;
        return taken;
    }

    private void writeBrackets(int count) {
        text.append("[]".repeat(count));
    }
}
