package dev.tunebook.engine.behave;

import dev.tunebook.engine.evaluate.text.Chrf;
import dev.tunebook.engine.evaluate.text.ChrfSpec;
import java.util.List;

/** Whether two written answers are much the same. */
final class Likeness {
    /** Answers whose characters agree less than this, in chrF, are different ones. */
    static final double USUAL = 50;

    private static final Chrf CHRF = new Chrf(ChrfSpec.DEFAULT);

    private Likeness() {}

    static boolean differ(String before, String after, double similarity) {
        return !before.equals(after)
                && (before.isBlank()
                        || after.isBlank()
                        || CHRF.sentence(after, List.of(before)).score() < similarity);
    }

    /** Who is spoken of may be named in the answer. */
    static String without(String answer, Behaviour.Fairness.Group group) {
        String plain = answer;
        for (String word : group.words()) {
            plain = plain.replace(word, "{}");
        }
        return plain;
    }

    static int words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? 0 : stripped.split("\\s+").length;
    }
}
