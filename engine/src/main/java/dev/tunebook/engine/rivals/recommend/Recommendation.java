package dev.tunebook.engine.rivals.recommend;

import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.Verdict;
import dev.tunebook.engine.evaluate.interval.Rounded;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What cheap probes say of base models for a dataset.
 *
 * @param dataset its name
 * @param rows that were tried, each judged by models that had not seen it
 * @param words macro F1 of TF-IDF under a linear model on the same rows
 * @param candidates best first; those that could not be tried last
 * @param complete whether all have been tried
 */
public record Recommendation(
        String dataset, int rows, double words, List<Candidate> candidates, boolean complete, double seconds) {
    /** As many times as fast is worth naming. */
    private static final double FASTER = 2;

    public Recommendation {
        candidates = List.copyOf(candidates);
    }

    /**
     * One base model.
     *
     * @param model as {@code %train --model} takes it
     * @param frozen macro F1 of a linear head on the model as it is; NaN for a model that starts from nothing
     * @param trained macro F1 after 50 steps of fine-tuning; of a model that starts from nothing, after a whole training
     * @param againstWords its better probe beside TF-IDF; empty where it could not be tried
     * @param againstBest its better probe beside that of the best; empty for the best, and while some are still to be tried
     * @param seconds that the probes took
     * @param fault why it could not be tried; empty where it could
     */
    public record Candidate(
            String model,
            double frozen,
            double trained,
            Optional<Comparison> againstWords,
            Optional<Comparison> againstBest,
            double seconds,
            String fault) {
        /** The same, held against the best. */
        Candidate beside(Optional<Comparison> best) {
            return new Candidate(model, frozen, trained, againstWords, best, seconds, fault);
        }

        /** Whether it knows nothing before it is trained. */
        public boolean startsFromNothing() {
            return Double.isNaN(frozen);
        }

        /** Macro F1 of its better probe; NaN where it could not be tried. */
        public double score() {
            return Double.isNaN(frozen) ? trained : Math.max(frozen, trained);
        }
    }

    /** The one to take; empty when none could be tried. */
    public Optional<Candidate> best() {
        return candidates.stream().filter(each -> each.fault().isEmpty()).findFirst();
    }

    /** The line that takes it. */
    public String line() {
        return best().map(each -> "%train " + dataset + " --model " + each.model())
                .orElse("%models");
    }

    /** The advice and its reasons, in sentences. */
    public String verdict() {
        if (best().isEmpty()) {
            return "No base model could be tried.";
        }
        Candidate best = best().get();
        return best.model() + " suits " + dataset + " best: " + reached(best) + "; TF-IDF reaches " + share(words)
                + " on the same rows." + beside(best) + faster(best);
    }

    private static String reached(Candidate best) {
        if (best.startsFromNothing()) {
            return "it starts from nothing, and reaches a macro F1 of " + share(best.trained());
        }
        return best.frozen() > best.trained()
                ? "macro F1 %s by what it knows already, before any fine-tuning (%s after 50 steps)"
                        .formatted(share(best.frozen()), share(best.trained()))
                : "macro F1 %s after 50 steps of fine-tuning, %s by what it knows already"
                        .formatted(share(best.trained()), share(best.frozen()));
    }

    private static String beside(Candidate best) {
        return switch (best.againstWords().map(Comparison::verdict).orElse(Verdict.CANNOT_TELL)) {
            case BETTER -> " That is more than chance.";
            case WORSE ->
                " No base model is as good as counting words after so short a training: more rows or epochs first,"
                        + " and %compare RUN tfidf before you ship.";
            case CANNOT_TELL ->
                " That is no more than chance: single words carry this task, so that a larger model may bring nothing.";
        };
    }

    private String faster(Candidate best) {
        return candidates.stream()
                .filter(each -> each.againstBest()
                        .filter(beside -> beside.verdict() == Verdict.CANNOT_TELL)
                        .isPresent())
                .filter(each -> each.seconds() * FASTER < best.seconds())
                .findFirst()
                .map(each -> " %s cannot be told from it here, and takes %s of the time."
                        .formatted(each.model(), percent(each.seconds() / best.seconds())))
                .orElse("");
    }

    private static String share(double value) {
        return Rounded.fixed(value, 2);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", Math.max(1, 100 * share));
    }
}
