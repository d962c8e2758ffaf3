package dev.tunebook.kernel.shell;

import java.util.Map;

/** Where a declaration that the kernel writes picks up the value of the variable; called from snippets alone. */
public final class Handover {
    private static final Map<String, String> BOXES = Map.of(
            "int", "Integer",
            "char", "Character",
            "long", "Long",
            "double", "Double",
            "float", "Float",
            "boolean", "Boolean",
            "byte", "Byte",
            "short", "Short");
    private static final ThreadLocal<Object> VALUE = new ThreadLocal<>();

    private Handover() {}

    static void put(Object value) {
        VALUE.set(value);
    }

    /** The Java that declares a variable with the value that was put. */
    static String declaration(String type, String name) {
        String boxed = BOXES.getOrDefault(type, type);
        return type + " " + name + " = " + Handover.class.getName() + ".<" + boxed + ">take();";
    }

    /** The value for the variable that is being declared on this thread. */
    @SuppressWarnings("unchecked")
    public static <T> T take() {
        Object value = VALUE.get();
        VALUE.remove();
        return (T) value;
    }
}
