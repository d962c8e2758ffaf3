package dev.tunebook.engine.augment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Puts synonyms of the text's words in front of other words (random insertion). */
record Insertion(double rate) implements Augmenter {
    @Override
    public Optional<String> augment(String text, Random random) {
        Pieces pieces = Pieces.of(text);
        List<Integer> words = new ArrayList<>(pieces.words());
        String[] tags = PartsOfSpeech.of(pieces.all());
        int wanted = Pieces.atLeastOne(rate, words.size());
        Collections.shuffle(words, random);
        List<String> found = new ArrayList<>();
        for (int piece : words) {
            List<String> synonyms =
                    found.size() < wanted ? WordNet.synonyms(pieces.get(piece), tags[piece]) : List.of();
            if (!synonyms.isEmpty()) {
                found.add(synonyms.get(random.nextInt(synonyms.size())));
            }
        }
        // the first word keeps its place, and so the capital of the sentence
        List<Integer> places = pieces.words();
        for (String synonym : places.size() < 2 ? List.<String>of() : found) {
            int place = places.get(1 + random.nextInt(places.size() - 1));
            pieces.set(place, synonym + " " + pieces.get(place));
        }
        return pieces.toString().equals(text) ? Optional.empty() : Optional.of(pieces.toString());
    }
}
