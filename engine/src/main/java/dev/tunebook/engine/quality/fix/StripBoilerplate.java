package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.quality.Boilerplate;
import dev.tunebook.engine.spec.FixSpec;

/** Takes out sentences that stand in many texts; a text of nothing else is left alone. */
final class StripBoilerplate implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.boilerplate();
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        Boilerplate.Sentences common = Boilerplate.common(draft.now().dataset());
        for (int row : draft.rows()) {
            draft.rewrite(
                    row, text -> stripped(text, common), "boilerplate", () -> "sentences that stand in many texts");
        }
    }

    private static String stripped(String text, Boilerplate.Sentences common) {
        String without = CleanTexts.tidied(common.without(text));
        return without.isEmpty() || !common.isIn(text) ? text : without;
    }
}
