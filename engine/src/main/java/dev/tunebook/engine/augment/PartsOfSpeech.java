package dev.tunebook.engine.augment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/** The parts of speech of English words in their sentence, as Apache OpenNLP's tagger says; loaded when first asked. */
final class PartsOfSpeech {
    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.2-2.5.0.bin";

    private PartsOfSpeech() {}

    private static final class Tagger {
        private static final POSTaggerME IT = load();

        private static POSTaggerME load() {
            try (InputStream model = PartsOfSpeech.class.getResourceAsStream(MODEL)) {
                return new POSTaggerME(new POSModel(model));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /**
     * Universal Dependencies' tags, such as {@code NOUN}.
     *
     * @param pieces words, signs and white space
     * @return one for each piece; empty for white space
     */
    static synchronized String[] of(List<String> pieces) {
        int[] seen = IntStream.range(0, pieces.size())
                .filter(piece -> !pieces.get(piece).isBlank())
                .toArray();
        String[] tagged = Tagger.IT.tag(
                IntStream.of(seen).mapToObj(piece -> quiet(pieces.get(piece))).toArray(String[]::new));
        String[] tags = new String[pieces.size()];
        java.util.Arrays.fill(tags, "");
        for (int i = 0; i < seen.length; i++) {
            tags[seen[i]] = tagged[i];
        }
        return tags;
    }

    /** A word that is shouted is the same word; the tagger takes capitals for a name. */
    private static String quiet(String piece) {
        boolean shouted = piece.length() > 1 && piece.equals(piece.toUpperCase(Locale.ROOT));
        return shouted ? piece.toLowerCase(Locale.ROOT) : piece;
    }
}
