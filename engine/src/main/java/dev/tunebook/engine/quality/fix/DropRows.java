package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.quality.Finding;
import dev.tunebook.engine.quality.Report;
import dev.tunebook.engine.spec.FixSpec;
import java.nio.file.Path;

/** Drops the rows that the user names, one by one or by the check that found them. */
final class DropRows implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return !spec.drop().isEmpty();
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        for (String each : spec.drop()) {
            if (Places.isPlace(each)) {
                draft.drop(new Places(draft).row("drop", each), "drop " + each, "as you say", -1);
            } else {
                Draft.Present present = draft.now();
                Finding finding = Report.look(each, present.dataset(), spec.words(), Path.of(""));
                finding.rows().forEach(row -> draft.drop(present.rows()[row], "drop " + each, finding.why(), -1));
            }
        }
    }
}
