package dev.tunebook.engine.ship;

import dev.tunebook.engine.behave.AnswerKind;
import dev.tunebook.engine.behave.Subject;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.compare.Spread;
import dev.tunebook.engine.rivals.Rivals;
import dev.tunebook.engine.runs.RowAnswers;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;

/** Runs, and what they are compared with, as behaviour tests see them. */
public final class Subjects {
    /** Numbers that differ by less than this many standard deviations of the training numbers are much the same. */
    private static final double SAME = 0.25;

    private Subjects() {}

    /** A run that answers a text with classes, labels or a number. */
    public static Subject of(Run run) {
        return new Subject(run.name(), kind(run), run::answer);
    }

    /** One of the words of {@link Rivals}, for a run of labels or numbers. */
    public static Subject of(String word, Run run) {
        RowAnswers.Asked asked = Rivals.answers(word, run);
        return new Subject(word, kind(run), asked::answer);
    }

    /** What a run's answers are. */
    static AnswerKind kind(Run run) {
        Dataset dataset = run.dataset();
        if (run.kind() == Kind.MULTI_LABEL) {
            return AnswerKind.severalLabels(dataset.labels());
        }
        return run.kind() == Kind.REGRESSION
                ? AnswerKind.number(SAME
                        * Spread.of(RowAnswers.values(dataset, dataset.indices(Part.TRAIN)))
                                .deviation())
                : AnswerKind.classes(run.labels());
    }
}
