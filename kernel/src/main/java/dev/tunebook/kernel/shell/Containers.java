package dev.tunebook.kernel.shell;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Exchanges what the JDK's containers hold: in place where they allow it, else in a copy that stays as unchangeable. */
final class Containers {
    /** What holds more is not looked through. */
    private static final int MOST_ELEMENTS = 5_000_000;

    private Containers() {}

    static boolean isOne(Object value) {
        boolean many = value instanceof Collection || value instanceof Map;
        boolean single =
                value instanceof Optional || value instanceof AtomicReference || value instanceof Map.Entry<?, ?>;
        return (many || single) && value.getClass().getModule() == Object.class.getModule();
    }

    /**
     * @param change says for an element what is to take its place, perhaps itself, and the same if asked again
     * @return the container, or the copy that is to take its place
     */
    static Object withEach(Object container, UnaryOperator<Object> change) {
        if (container instanceof Collection<?> collection) {
            return ofCollection(cast(collection), change);
        }
        if (container instanceof Map<?, ?> map) {
            return ofMap(cast(map), change);
        }
        return ofOne(container, change);
    }

    private static Object ofCollection(Collection<Object> all, UnaryOperator<Object> change) {
        if (all.size() > MOST_ELEMENTS || all.stream().allMatch(each -> change.apply(each) == each)) {
            return all;
        }
        List<Object> before = new ArrayList<>(all);
        List<Object> now = new ArrayList<>(before);
        now.replaceAll(change);
        try {
            if (all instanceof List<Object> list) {
                list.replaceAll(change);
            } else {
                refill(all, before, now);
            }
            return all;
        } catch (UnsupportedOperationException unchangeable) {
            return all instanceof Set
                    ? Collections.unmodifiableSet(new LinkedHashSet<>(now))
                    : Collections.unmodifiableList(now);
        }
    }

    private static void refill(Collection<Object> all, List<Object> before, List<Object> now) {
        all.clear();
        try {
            all.addAll(now);
        } catch (RuntimeException e) {
            all.clear();
            all.addAll(before);
            throw e;
        }
    }

    private static Object ofMap(Map<Object, Object> map, UnaryOperator<Object> change) {
        if (map.size() > MOST_ELEMENTS
                || map.entrySet().stream()
                        .allMatch(each -> change.apply(each.getKey()) == each.getKey()
                                && change.apply(each.getValue()) == each.getValue())) {
            return map;
        }
        Map<Object, Object> before = new LinkedHashMap<>(map);
        Map<Object, Object> now = new LinkedHashMap<>();
        before.forEach((key, value) -> now.put(change.apply(key), change.apply(value)));
        try {
            map.clear();
        } catch (UnsupportedOperationException unchangeable) {
            return Collections.unmodifiableMap(now);
        }
        try {
            map.putAll(now);
        } catch (RuntimeException e) {
            map.clear();
            map.putAll(before);
            throw e;
        }
        return map;
    }

    private static Object ofOne(Object container, UnaryOperator<Object> change) {
        if (container instanceof AtomicReference<?> reference) {
            AtomicReference<Object> any = cast(reference);
            any.set(change.apply(any.get()));
            return any;
        }
        if (container instanceof Optional<?> optional) {
            Object held = optional.orElse(null);
            Object now = held == null ? null : change.apply(held);
            return now == held ? optional : Optional.of(now);
        }
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) container;
        Object key = change.apply(entry.getKey());
        Object value = change.apply(entry.getValue());
        boolean same = key == entry.getKey() && value == entry.getValue();
        return same ? entry : new AbstractMap.SimpleImmutableEntry<>(key, value);
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
