package dev.tunebook.engine.augment;

import dev.tunebook.engine.spec.AugmentSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The augmenters that are asked for, by the name of their way. */
final class Ways implements AutoCloseable {
    private final Map<String, Augmenter> augmenters = new HashMap<>();

    private Ways() {}

    static Ways of(AugmentSpec spec, Optional<Translator> translator) {
        Ways ways = new Ways();
        try {
            spec.by().forEach(way -> ways.augmenters.computeIfAbsent(way, name -> make(name, spec, translator)));
        } catch (RuntimeException failed) {
            ways.close();
            throw failed;
        }
        return ways;
    }

    private static Augmenter make(String way, AugmentSpec spec, Optional<Translator> translator) {
        return switch (way) {
            case "synonym" -> new Synonyms(spec.rate());
            case "insert" -> new Insertion(spec.rate());
            case "delete" -> new Deletion(spec.rate());
            case "swap" -> new Swap(spec.rate());
            case "typo" -> new Typos(spec.rate());
            case "context" -> new Context(spec.model(), spec.rate());
            case "translate" ->
                new BackTranslation(
                        translator.orElseGet(() -> HttpTranslator.configured(spec.translator(), System.getenv())),
                        spec.from(),
                        spec.via());
            default -> throw new IllegalArgumentException(way);
        };
    }

    Augmenter get(String way) {
        return augmenters.get(way);
    }

    @Override
    public void close() {
        if (augmenters.get("context") instanceof Context context) {
            context.close();
        }
    }
}
