package dev.tunebook.engine.augment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Replaces words by synonyms of the same part of speech and form (synonym replacement). */
record Synonyms(double rate) implements Augmenter {
    @Override
    public Optional<String> augment(String text, Random random) {
        Pieces pieces = Pieces.of(text);
        List<Integer> words = new ArrayList<>(pieces.words());
        String[] tags = PartsOfSpeech.of(pieces.all());
        int wanted = Pieces.atLeastOne(rate, words.size());
        Collections.shuffle(words, random);
        int done = 0;
        for (int piece : words) {
            if (done < wanted) {
                List<String> synonyms = WordNet.synonyms(pieces.get(piece), tags[piece]);
                if (!synonyms.isEmpty()) {
                    String chosen = synonyms.get(random.nextInt(synonyms.size()));
                    pieces.set(piece, Pieces.inCaseOf(pieces.get(piece), chosen));
                    done++;
                }
            }
        }
        return done == 0 ? Optional.empty() : Optional.of(pieces.toString());
    }
}
