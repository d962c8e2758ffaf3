package dev.tunebook.kernel.extension;

import java.util.List;

/** One {@code %name} (and, where it takes a body, {@code %%name}). */
public interface Magic {
    /** The name after the percent sign, such as {@code lr-find}. */
    String name();

    /** One sentence for {@code %lsmagic} and completion. */
    String summary();

    /** The whole help text, shown for {@code %name?}, {@code ?%name} and {@code %name --help}. */
    String help();

    /** Whether it may stand above a body, as {@code %%name}. */
    default boolean takesBody() {
        return false;
    }

    /**
     * Runs the magic. What it returns is shown as the cell's result would be; {@code null} shows nothing.
     *
     * @param arguments the words of the line: split at white space, quotes removed, <code>{variable}</code>
     *     replaced by the text of that Java variable (always within one word, even when it is empty or has spaces)
     * @param body the lines below a {@code %%name} line, or {@code null} for a line magic
     */
    Object run(List<String> arguments, String body) throws Exception;

    /** What may follow, for completion: candidates that replace the last, unfinished word. */
    default List<String> complete(List<String> before, String unfinished) {
        return List.of();
    }
}
