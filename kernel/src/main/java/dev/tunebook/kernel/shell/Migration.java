package dev.tunebook.kernel.shell;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns an object of a class that a cell has declared into one of the class as another cell has declared it anew.
 *
 * <p>Only where nothing is lost or made up: the fields must be the same. Objects shared between variables stay shared.
 */
final class Migration {
    private final Map<Object, Object> moved = new IdentityHashMap<>();

    /** The object as one of the new class, or empty when its fields are not those of the new class. */
    Optional<Object> convert(Object old, Class<?> to) {
        Object known = moved.get(old);
        if (known != null) {
            return Optional.of(known);
        }
        if (!simpleName(old.getClass()).equals(simpleName(to)) || !isSnippetClass(old.getClass())) {
            return Optional.empty();
        }
        try {
            Object fresh = old.getClass().isRecord() ? convertRecord(old, to) : convertPlain(old, to);
            if (fresh != null) {
                moved.put(old, fresh);
            }
            return Optional.ofNullable(fresh);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Object convertRecord(Object old, Class<?> to) throws ReflectiveOperationException {
        RecordComponent[] before = old.getClass().getRecordComponents();
        RecordComponent[] after = to.getRecordComponents();
        if (after == null || after.length != before.length) {
            return null;
        }
        Class<?>[] types = new Class<?>[after.length];
        Object[] values = new Object[after.length];
        for (int i = 0; i < after.length; i++) {
            if (!before[i].getName().equals(after[i].getName())) {
                return null;
            }
            types[i] = after[i].getType();
            before[i].getAccessor().setAccessible(true);
            values[i] = before[i].getAccessor().invoke(old);
        }
        Constructor<?> canonical = to.getDeclaredConstructor(types);
        canonical.setAccessible(true);
        return canonical.newInstance(values);
    }

    private static Object convertPlain(Object old, Class<?> to) throws ReflectiveOperationException {
        if (old instanceof Enum<?> constant) {
            for (Object each : to.getEnumConstants()) {
                if (((Enum<?>) each).name().equals(constant.name())) {
                    return each;
                }
            }
            return null;
        }
        List<Field> before = fields(old.getClass());
        List<Field> after = fields(to);
        if (!describe(before).equals(describe(after))) {
            return null;
        }
        Object fresh = allocate(to);
        for (int i = 0; i < after.size(); i++) {
            after.get(i).set(fresh, before.get(i).get(old));
        }
        return fresh;
    }

    /** Makes an instance without running a constructor, as deserialisation does. */
    private static Object allocate(Class<?> type) throws ReflectiveOperationException {
        Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
        Object instance = factory.getMethod("getReflectionFactory").invoke(null);
        Constructor<?> plain =
                (Constructor<?>) factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                        .invoke(instance, type, Object.class.getDeclaredConstructor());
        return plain.newInstance();
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static List<String> describe(List<Field> fields) {
        return fields.stream()
                .map(field -> simpleName(field.getType()) + " " + field.getName())
                .toList();
    }

    private static boolean isSnippetClass(Class<?> type) {
        return type.getName().startsWith("REPL.$JShell$");
    }

    private static String simpleName(Class<?> type) {
        return type.getName().replaceFirst("^REPL\\.\\$JShell\\$\\w+\\$", "");
    }
}
