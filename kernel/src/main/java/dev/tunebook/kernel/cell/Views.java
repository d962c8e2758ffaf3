package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.MimeBundle;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** How values are shown: by the view of the nearest supertype, and by their own text where there is none. */
final class Views {
    private final Map<Class<?>, Function<Object, MimeBundle>> views = new ConcurrentHashMap<>();

    private volatile Function<Object, Optional<MimeBundle>> otherwise = value -> Optional.empty();

    /** Says how a value is shown for which there is no view. */
    void otherwise(Function<Object, Optional<MimeBundle>> view) {
        otherwise = view;
    }

    <T> void add(Class<T> type, Function<? super T, MimeBundle> view) {
        views.put(type, value -> view.apply(type.cast(value)));
    }

    MimeBundle show(Object value) {
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value == null) {
            return MimeBundle.text("null");
        }
        for (Class<?> type : lineage(value.getClass())) {
            Function<Object, MimeBundle> view = views.get(type);
            if (view != null) {
                return withText(view.apply(value), value);
            }
        }
        return otherwise.apply(value).orElseGet(() -> MimeBundle.text(text(value)));
    }

    /** The plain text of a value, arrays written out. */
    static String text(Object value) {
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        String nested = Arrays.deepToString(new Object[] {value});
        return nested.substring(1, nested.length() - 1);
    }

    /** A type, or a signature, without its packages. */
    static String shortType(String type) {
        return type.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
    }

    private static MimeBundle withText(MimeBundle bundle, Object value) {
        return bundle.data().containsKey("text/plain") ? bundle : bundle.with("text/plain", text(value));
    }

    /** A class, its superclasses and interfaces, the nearest first, {@code Object} last. */
    private static Set<Class<?>> lineage(Class<?> type) {
        Set<Class<?>> seen = new LinkedHashSet<>();
        Queue<Class<?>> next = new ArrayDeque<>();
        next.add(type);
        while (!next.isEmpty()) {
            Class<?> each = next.remove();
            if (seen.add(each)) {
                if (each.getSuperclass() != null && each.getSuperclass() != Object.class) {
                    next.add(each.getSuperclass());
                }
                next.addAll(Arrays.asList(each.getInterfaces()));
            }
        }
        seen.add(Object.class);
        return seen;
    }
}
