package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.spec.FixSpec;

/** Gives rows the labels that the user names. */
final class CorrectLabels implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return !spec.correct().isEmpty();
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        Places places = new Places(draft);
        for (String each : spec.correct()) {
            int equals = each.indexOf('=');
            int row = places.row("correct", each.substring(0, equals));
            draft.correct(row, each.substring(equals + 1).strip(), "correct", "as you say");
        }
    }
}
