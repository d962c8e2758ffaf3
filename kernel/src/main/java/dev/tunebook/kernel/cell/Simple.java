package dev.tunebook.kernel.cell;

import java.util.List;
import java.util.function.Function;

/**
 * A built-in magic in one line: name, usage, what it does, and the code.
 *
 * @param candidates what may stand in place of the unfinished word
 */
record Simple(String name, String usage, String summary, Code code, Function<String, List<String>> candidates)
        implements LineMagic {
    /** What the magic does with its line and body. */
    interface Code {
        Object run(String line, String body) throws Exception;
    }

    Simple(String name, String usage, String summary, Code code) {
        this(name, usage, summary, code, unfinished -> List.of());
    }

    @Override
    public String help() {
        return usage + "\n\n" + summary;
    }

    @Override
    public boolean takesBody() {
        return usage.contains("%%");
    }

    @Override
    public Object runLine(String line, String body) throws Exception {
        return code.run(line, body);
    }

    @Override
    public List<String> complete(List<String> before, String unfinished) {
        return candidates.apply(unfinished);
    }
}
