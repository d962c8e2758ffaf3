package dev.tunebook.engine.augment;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Translates a text into another language and back (Sennrich, Haddow, Birch, ACL 2016). */
record BackTranslation(Translator translator, String from, String via) implements Augmenter {
    @Override
    public Optional<String> augment(String text, Random random) {
        String there = translator.translate(List.of(text), from, via).get(0);
        String back = translator.translate(List.of(there), via, from).get(0);
        return back.isBlank() || back.equals(text) ? Optional.empty() : Optional.of(back);
    }
}
