package dev.tunebook.dsl.views;

import dev.tunebook.engine.augment.Trial;
import dev.tunebook.engine.evaluate.compare.MeanDifference;
import dev.tunebook.engine.spec.Part;
import java.util.List;

/** A trial made by hand, for views to show. */
final class TrialSamples {
    private TrialSamples() {}

    static Trial trial() {
        return new Trial(
                "tickets",
                "--by synonym,typo --trial",
                Part.VALIDATION,
                310,
                480,
                2519,
                effect("", .02, .004),
                List.of(effect("billing", .001, .9), effect("<b>delivery", .045, .01), effect("refund", -.03, .02)));
    }

    private static Trial.Effect effect(String name, double change, double p) {
        return new Trial.Effect(
                name,
                List.of(.80, .82, .81),
                List.of(.80 + change, .82 + change, .81 + change),
                new MeanDifference(change, 4, p, .004),
                p);
    }
}
