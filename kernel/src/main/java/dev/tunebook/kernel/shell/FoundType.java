package dev.tunebook.kernel.shell;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.objectweb.asm.Type;

/**
 * The type that javac found for an expression.
 *
 * @param descriptor as the JVM knows it
 * @param signature the same with its type arguments
 */
record FoundType(String descriptor, String signature) {
    private static final Map<Integer, Class<?>> PRIMITIVES = Map.of(
            Type.BOOLEAN, boolean.class,
            Type.BYTE, byte.class,
            Type.CHAR, char.class,
            Type.DOUBLE, double.class,
            Type.FLOAT, float.class,
            Type.INT, int.class,
            Type.LONG, long.class,
            Type.SHORT, short.class);

    /** The type as Java writes it. */
    String text() {
        return TypeText.of(signature);
    }

    /** What a variable of this type holds that was never given a value. */
    Object initialValue() {
        Class<?> primitive = PRIMITIVES.get(Type.getType(descriptor).getSort());
        return primitive == null ? null : Array.get(Array.newInstance(primitive, 1), 0);
    }

    /** Whether code of a cell may name the class; casting to another fails only when it runs. */
    boolean isSeenBy(ClassLoader loader) {
        Type type = Type.getType(descriptor);
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() != Type.OBJECT || SnippetTypes.isOfCell(element.getClassName())) {
            return true;
        }
        try {
            return isSeen(Class.forName(element.getClassName(), false, loader), loader);
        } catch (ClassNotFoundException | LinkageError unseen) {
            return false;
        }
    }

    private static boolean isSeen(Class<?> type, ClassLoader loader) {
        boolean exported = type.getModule().isExported(type.getPackageName(), loader.getUnnamedModule());
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers()) && !Modifier.isProtected(each.getModifiers())) {
                return false;
            }
        }
        return exported;
    }
}
