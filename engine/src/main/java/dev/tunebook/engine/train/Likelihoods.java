package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.Seeds;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a language model says the tokens of a dataset's part, window by window or row by row.
 *
 * <p>Plain texts are laid end to end, each closed as in training, and read through a window that moves by the stride:
 * only tokens that no window has scored before are scored, and never the first of a window, which has nothing before it.
 *
 * @param units each window's, block's or output's score
 * @param window tokens that the model saw at once
 * @param stride tokens that the window moved
 * @param tokens of all texts together, scored or not
 * @param bytes of these texts in UTF-8
 */
public record Likelihoods(List<TokenScores> units, int window, int stride, long tokens, long bytes) {
    private static final int IGNORED = -100;

    /**
     * Scores a part.
     *
     * @param spec of the training: its task, the longest text, the mask rate and the seed
     * @param stride 0 for windows that do not overlap
     * @throws UserException for a stride that is longer than the window, or when the thread is interrupted
     */
    public static Likelihoods of(Dataset dataset, Part part, LanguageModel model, TrainSpec spec, int stride) {
        int window = Math.min(spec.maxTokens(), model.positions());
        int step = stride == 0 ? window : stride;
        if (step > window) {
            throw new UserException(
                    "stride (" + stride + ") must be at most what the model reads at once, " + window + " tokens.",
                    "stride " + Math.max(1, window / 2) + ", half of it.");
        }
        if (spec.task() == Task.CAUSAL_LM && !LanguageRows.hasAnswers(dataset)) {
            return windows(dataset.texts(dataset.indices(part)), model, window, step);
        }
        Examples rows = LanguageRows.of(dataset, part, model, spec);
        List<TokenScores> units = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            long seed = Seeds.of(Seeds.of(spec.seed(), "validation"), row);
            units.add(score(model, rows.example(row, seed)));
        }
        int[] indices = dataset.indices(part);
        return new Likelihoods(
                units,
                window,
                window,
                units.stream().mapToLong(TokenScores::tokens).sum(),
                Arrays.stream(indices)
                        .mapToLong(row -> LanguageRows.bytes(dataset, row, spec))
                        .sum());
    }

    private static Likelihoods windows(List<String> texts, LanguageModel model, int window, int stride) {
        TokenStream stream = CausalBlocks.stream(texts, model.tokens());
        List<TokenScores> units = new ArrayList<>();
        int scored = 0;
        for (int from = 0; scored < stream.size() && from < stream.size(); from += stride) {
            int until = Math.min(stream.size(), from + window);
            int[] ids = stream.range(from, until);
            if (ids.length < 2) {
                break;
            }
            long[] targets = Arrays.stream(ids).asLongStream().toArray();
            Arrays.fill(targets, 0, Math.max(0, scored - from), IGNORED);
            units.add(score(model, new Examples.Example(ids, targets, ids.length)));
            scored = until;
        }
        return new Likelihoods(
                units,
                window,
                stride,
                stream.size(),
                texts.stream().mapToLong(LanguageRows::bytes).sum());
    }

    private static TokenScores score(LanguageModel model, Examples.Example example) {
        if (Thread.interrupted()) {
            throw new StoppedException("Interrupted before all tokens were scored.", "run the cell again.");
        }
        try (Scope scope = model.network().torch().scope()) {
            Inputs inputs = Inputs.of(scope, model, List.of(example));
            double[] sums = model.network().tokenScores(inputs.batch(), inputs.targets());
            return new TokenScores(sums[0], (long) sums[1], (long) sums[2]);
        }
    }

    /** All of them together. */
    public TokenScores sum() {
        return units.stream().reduce(TokenScores.NONE, TokenScores::plus);
    }

    /** Negative log-likelihood, scored tokens and right ones of each unit. */
    public double[][] addends() {
        return IntStream.range(0, units.size())
                .mapToObj(i -> new double[] {
                    units.get(i).negativeLogLikelihood(),
                    units.get(i).tokens(),
                    units.get(i).right()
                })
                .toArray(double[][]::new);
    }
}
