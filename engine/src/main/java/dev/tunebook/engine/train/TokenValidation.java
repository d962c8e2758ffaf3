package dev.tunebook.engine.train;

import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.Seeds;
import dev.tunebook.engine.spec.Monitor;
import dev.tunebook.engine.torch.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** How well a language model says the tokens of some rows; what is masked in them is the same every time. */
record TokenValidation(LanguageModel model, Examples rows, int batchSize, long seed) implements Validation {
    @Override
    public Set<Monitor> told() {
        return Set.of(Monitor.LOSS, Monitor.ACCURACY, Monitor.PERPLEXITY);
    }

    @Override
    public Figures figures(Monitor monitor) throws InterruptedException {
        TokenScores scores = scores();
        double loss = scores.mean();
        double accuracy = scores.right() / (double) scores.tokens();
        double monitored = switch (monitor) {
            case LOSS -> loss;
            case ACCURACY -> accuracy;
            case PERPLEXITY -> Math.exp(loss);
            default -> Double.NaN;
        };
        return new Figures(loss, accuracy, Double.NaN, Double.NaN, monitored);
    }

    /**
     * Sums over all counted tokens.
     *
     * @throws InterruptedException when the thread was interrupted; checked before every batch
     */
    TokenScores scores() throws InterruptedException {
        List<Integer> byLength = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingInt(row -> rows.ids().get(row).length))
                .toList();
        TokenScores scores = TokenScores.NONE;
        for (int start = 0; start < byLength.size(); start += batchSize) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            List<Examples.Example> chosen =
                    byLength.subList(start, Math.min(byLength.size(), start + batchSize)).stream()
                            .map(row -> rows.example(row, Seeds.of(Seeds.of(seed, "validation"), row)))
                            .toList();
            scores = scores.plus(scores(chosen));
        }
        return scores;
    }

    private TokenScores scores(List<Examples.Example> chosen) {
        try (Scope scope = model.network().torch().scope()) {
            Inputs inputs = Inputs.of(scope, model, chosen);
            double[] sums = model.network().tokenScores(inputs.batch(), inputs.targets());
            return new TokenScores(sums[0], (long) sums[1], (long) sums[2]);
        }
    }
}
