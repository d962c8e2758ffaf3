package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.Reading;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Texts that a model would cut: longer than it takes in.
 *
 * <p>Without a model's own tokens, words are counted (runs of what is no white space), of which no model makes fewer
 * tokens: what is found is cut in any case, by a model of sub-words more. The length is that of {@code --max-tokens}, or
 * the positions that the model has, where they are fewer.
 */
public final class LongTexts implements Check {
    private static final double WARNING_SHARE = 0.05;

    /** More is dear: attention costs the square of it. */
    private static final int MOST_TOKENS = 2048;

    /** For English texts that shorter models cut. */
    private static final String LONG_READER = "answerdotai/ModernBERT-base";

    private static final int LONG_READER_TOKENS = 8192;

    private final int mostTokens;
    private final ToIntFunction<String> tokens;
    private final String unit;
    private final Optional<Reading> reading;

    /** Counts words, against the standard length. */
    public LongTexts() {
        this(TrainSpec.defaults().maxTokens());
    }

    /** Counts words. */
    public LongTexts(int mostWords) {
        this(mostWords, LongTexts::words, "words", Optional.empty());
    }

    /**
     * Counts a model's tokens.
     *
     * @param mostTokens that the model takes in
     * @param tokens of a text
     */
    public LongTexts(int mostTokens, ToIntFunction<String> tokens) {
        this(mostTokens, tokens, "tokens", Optional.empty());
    }

    /** Counts the tokens of a checkpoint, against the most of a text that is read. */
    LongTexts(Reading reading, int mostTokens) {
        this(mostTokens, text -> TokenLengths.count(reading, text), "tokens", Optional.of(reading));
    }

    private LongTexts(int mostTokens, ToIntFunction<String> tokens, String unit, Optional<Reading> reading) {
        this.mostTokens = mostTokens;
        this.tokens = tokens;
        this.unit = unit;
        this.reading = reading;
    }

    @Override
    public String name() {
        return "long-texts";
    }

    @Override
    public String why() {
        return "The model does not see what is cut off, which may be where the answer stands.";
    }

    @Override
    public String fix(Dataset dataset) {
        int longest = IntStream.range(0, dataset.size())
                .map(row -> tokens.applyAsInt(Inspection.whole(dataset, row)))
                .max()
                .orElse(mostTokens);
        return fix(dataset, longest);
    }

    /** More tokens, as far as the model has positions; beyond them, a model that reads more. */
    private String fix(Dataset dataset, int longest) {
        long most = Math.max(MOST_TOKENS, 2L * mostTokens);
        int enough = (int) Math.min(most, Integer.highestOneBit(Math.max(1, longest - 1)) << 1);
        int positions = reading.map(Reading::positions).orElse(Integer.MAX_VALUE);
        boolean another = mostTokens >= positions;
        String model = another ? LONG_READER : reading.map(Reading::model).orElse("");
        int read = Math.min(enough, another ? LONG_READER_TOKENS : positions);
        String line = Specs.line(TrainSpec.defaults()
                .model(model.isEmpty() ? TrainSpec.defaults().model() : model));
        return ("%train " + dataset.name() + " " + line).strip() + " --max-tokens " + read;
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        int[] lengths = new int[dataset.size()];
        BitSet cut = new BitSet();
        for (int row = 0; row < lengths.length; row++) {
            lengths[row] = tokens.applyAsInt(Inspection.whole(dataset, row));
            cut.set(row, lengths[row] > mostTokens);
        }
        List<Finding.Example> examples = cut.stream()
                .boxed()
                .sorted(Comparator.comparingInt(row -> -lengths[row]))
                .limit(Finding.EXAMPLES)
                .map(row -> inspection.example(row, String.format(Locale.ROOT, "%,d %s", lengths[row], unit)))
                .toList();
        return Finding.of(
                this,
                Finding.warningFrom(WARNING_SHARE, cut.cardinality(), dataset.size()),
                cut,
                dataset,
                "%s have more than %,d %s and would be cut."
                        .formatted(Inspection.share(cut, dataset), mostTokens, unit),
                examples,
                cut.isEmpty() ? "" : fix(dataset, Arrays.stream(lengths).max().orElse(0)));
    }

    private static int words(String text) {
        int words = 0;
        boolean within = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = Character.isWhitespace(text.charAt(i));
            words += !blank && !within ? 1 : 0;
            within = !blank;
        }
        return words;
    }
}
