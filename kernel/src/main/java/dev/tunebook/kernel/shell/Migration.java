package dev.tunebook.kernel.shell;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns objects of a class that a cell has declared into ones of the class as another cell has declared it anew, also
 * those in arrays and collections and in fields of each other.
 *
 * <p>Only where nothing is lost or made up: the fields must be the same. Objects shared between variables stay shared.
 */
final class Migration {
    private final SnippetTypes types;
    private final Map<Object, Object> moved = new IdentityHashMap<>();
    private final Set<Object> left = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean leftObject;
    private boolean leftCode;

    Migration(SnippetTypes types) {
        this.types = types;
    }

    /** The value as it is to be from now on: itself where nothing in it is of a replaced class. */
    Object move(Object value) {
        if (value == null || value.getClass().isHidden()) {
            leftCode |= value != null && value.getClass().getName().startsWith("REPL.");
            return value;
        }
        Object known = moved.get(value);
        if (known != null) {
            leftObject |= left.contains(value);
            return known;
        }
        if (value.getClass().isArray()) {
            return moveArray(value);
        }
        return isSnippetClass(value.getClass()) ? moveOwn(value) : moveElements(value);
    }

    /** Whether an object that was met since this was last asked is still of a replaced class. */
    boolean takeLeftObject() {
        boolean taken = leftObject;
        leftObject = false;
        return taken;
    }

    /** Whether code that was met since this was last asked may still mean a replaced class. */
    boolean takeLeftCode() {
        boolean taken = leftCode;
        leftCode = false;
        return taken;
    }

    private Object moveElements(Object value) {
        if (!Containers.isOne(value)) {
            return value;
        }
        // First, since it may hold itself.
        moved.put(value, value);
        try {
            Object now = Containers.withEach(value, this::move);
            moved.put(value, now);
            return now;
        } catch (RuntimeException e) {
            // Another thread uses it, or its order knows the former class alone.
            return leave(value);
        }
    }

    private Object moveArray(Object array) {
        Class<?> element = array.getClass().getComponentType();
        if (element.isPrimitive()) {
            return array;
        }
        int length = Array.getLength(array);
        Class<?> now = types.current(element);
        Object target = now == element ? array : Array.newInstance(now, length);
        moved.put(array, target);
        for (int i = 0; i < length; i++) {
            try {
                Array.set(target, i, move(Array.get(array, i)));
            } catch (IllegalArgumentException unfit) {
                return leave(array);
            }
        }
        return target;
    }

    private Object moveOwn(Object old) {
        Class<?> to = types.current(old.getClass());
        leftCode |= SnippetTypes.nameOf(old.getClass()).isEmpty();
        try {
            Object fresh = old.getClass().isRecord() ? moveRecord(old, to) : movePlain(old, to);
            if (fresh != null) {
                return fresh;
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // It stays as it is, and the user is told.
        }
        return leave(old);
    }

    private Object leave(Object old) {
        moved.put(old, old);
        left.add(old);
        leftObject = true;
        return old;
    }

    private Object moveRecord(Object old, Class<?> to) throws ReflectiveOperationException {
        RecordComponent[] before = old.getClass().getRecordComponents();
        RecordComponent[] after = to.getRecordComponents();
        if (after == null || after.length != before.length) {
            return null;
        }
        Class<?>[] parameters = new Class<?>[after.length];
        Object[] values = new Object[after.length];
        boolean changed = to != old.getClass();
        for (int i = 0; i < after.length; i++) {
            if (!before[i].getName().equals(after[i].getName())) {
                return null;
            }
            Field field = old.getClass().getDeclaredField(before[i].getName());
            field.setAccessible(true);
            parameters[i] = after[i].getType();
            values[i] = move(field.get(old));
            changed |= !field.getType().isPrimitive() && values[i] != field.get(old);
        }
        if (!changed) {
            return old;
        }
        Constructor<?> canonical = to.getDeclaredConstructor(parameters);
        canonical.setAccessible(true);
        Object fresh = canonical.newInstance(values);
        moved.put(old, fresh);
        return fresh;
    }

    private Object movePlain(Object old, Class<?> to) throws ReflectiveOperationException {
        if (old instanceof Enum<?> constant) {
            Object[] constants = to.getEnumConstants();
            for (Object each : constants == null ? new Object[0] : constants) {
                if (((Enum<?>) each).name().equals(constant.name())) {
                    return each;
                }
            }
            return null;
        }
        boolean inPlace = to == old.getClass();
        List<Field> before = fields(old.getClass(), inPlace);
        List<Field> after = fields(to, inPlace);
        if (!describe(before).equals(describe(after))) {
            return null;
        }
        Object fresh = inPlace ? old : allocate(to);
        // First, since an object may hold itself.
        moved.put(old, fresh);
        for (int i = 0; i < after.size(); i++) {
            Object value = before.get(i).get(old);
            Object now = before.get(i).getType().isPrimitive() ? value : move(value);
            if (!inPlace || now != value) {
                after.get(i).set(fresh, now);
            }
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

    /** Those of its superclasses too; for use in place, only of such as cells have declared. */
    private static List<Field> fields(Class<?> type, boolean inPlace) {
        List<Field> fields = new ArrayList<>();
        Class<?> each = type;
        for (; inPlace ? isSnippetClass(each) : each != Object.class; each = each.getSuperclass()) {
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
                .map(field -> nameOf(field.getType()) + " " + field.getName())
                .toList();
    }

    private static String nameOf(Class<?> type) {
        if (type.isArray()) {
            return nameOf(type.getComponentType()) + "[]";
        }
        String own = SnippetTypes.nameOf(type);
        return own.isEmpty() ? type.getName() : own;
    }

    private static boolean isSnippetClass(Class<?> type) {
        return type.getName().startsWith("REPL.$JShell$");
    }
}
