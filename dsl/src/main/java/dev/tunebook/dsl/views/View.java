package dev.tunebook.dsl.views;

import dev.tunebook.kernel.extension.MimeBundle;
import java.util.function.Function;

/**
 * How values of one type are shown. Pure: equal values look equal.
 *
 * @param <T> the type
 */
public interface View<T> extends Function<T, MimeBundle> {
    /** For terminals and diffs: aligned, no colours, no trailing line break. */
    String text(T value);

    /** Self-contained HTML that is readable without scripts, on light and on dark pages. */
    String html(T value);

    @Override
    default MimeBundle apply(T value) {
        return MimeBundle.of(text(value), html(value));
    }
}
