package dev.tunebook.engine.augment;

import dev.tunebook.engine.spec.UserException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** Translates texts into another language and back (Sennrich, Haddow, Birch, ACL 2016). */
final class BackTranslation implements Augmenter {
    private final Translator translator;
    private final String from;
    private final String via;
    private final Map<String, String> known = new HashMap<>();

    BackTranslation(Translator translator, String from, String via) {
        this.translator = translator;
        this.from = from;
        this.via = via;
    }

    @Override
    public void prepare(List<String> texts) {
        List<String> distinct = texts.stream()
                .distinct()
                .filter(text -> !known.containsKey(text))
                .toList();
        List<String> there = translated(distinct, from, via);
        List<String> back = translated(there, via, from);
        for (int i = 0; i < distinct.size(); i++) {
            known.put(distinct.get(i), back.get(i));
        }
    }

    private List<String> translated(List<String> texts, String source, String target) {
        List<String> translated = translator.translate(texts, source, target);
        if (translated.size() != texts.size() || translated.stream().anyMatch(Objects::isNull)) {
            throw new UserException(
                    "translator must give a text for each of %d; it gave %d."
                            .formatted(
                                    texts.size(),
                                    translated.stream().filter(Objects::nonNull).count()),
                    "one for each text, in their order.");
        }
        return translated;
    }

    @Override
    public Optional<String> augment(String text, Random random) {
        if (!known.containsKey(text)) {
            prepare(List.of(text));
        }
        String back = known.get(text);
        return back.isBlank() || back.equals(text) ? Optional.empty() : Optional.of(back);
    }
}
