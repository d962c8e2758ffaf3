package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.Magic;
import dev.tunebook.kernel.extension.MimeBundle;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** The magics of a notebook by name, and how one is called. */
final class Magics {
    private final Map<String, Magic> byName = new ConcurrentSkipListMap<>();
    private final Function<String, Optional<String>> variableText;

    Magics(Function<String, Optional<String>> variableText) {
        this.variableText = variableText;
    }

    void add(Magic magic) {
        byName.put(magic.name(), magic);
    }

    Collection<Magic> all() {
        return byName.values();
    }

    Optional<Magic> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Object run(CellPart.MagicCall call) throws Exception {
        Magic magic = require(call.name());
        if (call.help()) {
            return helpOf(magic);
        }
        if (call.body() != null && !magic.takesBody()) {
            throw new MagicMisuse("magic (%%" + call.name() + ") must stand alone on its line, with one percent sign.\n"
                    + "Maybe %" + call.name() + ", and what is below it in a cell of its own.");
        }
        if (magic instanceof LineMagic raw) {
            return call.line().equals("--help") ? helpOf(magic) : raw.runLine(call.line(), call.body());
        }
        List<String> words = Words.split(call.line(), variableText);
        return words.contains("--help") ? helpOf(magic) : magic.run(words, call.body());
    }

    /** The magic of that name. */
    Magic require(String name) throws MagicMisuse {
        Magic magic = byName.get(name);
        if (magic == null) {
            String hint = Nearest.to(name, byName.keySet())
                    .map(near -> "Maybe %" + near)
                    .orElse("Maybe %lsmagic, which lists all of them.");
            throw new MagicMisuse("magic (%" + name + ") must be one that is known.\n" + hint);
        }
        return magic;
    }

    static MimeBundle helpOf(Magic magic) {
        return MimeBundle.text(magic.help());
    }
}
