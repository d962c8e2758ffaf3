package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.quality.BrokenCharacters;
import dev.tunebook.engine.spec.FixSpec;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Repairs texts character by character: misread UTF-8, control characters, composed letters, white space.
 *
 * <p>Line ends become {@code \n}, other runs of white space one space, more than one empty line one; white space at the
 * ends goes. Joiners stay, since emoji and some scripts need them.
 */
final class CleanTexts implements Fix {
    private static final String STEP = "clean";
    private static final Pattern UNSEEN = Pattern.compile("[\\u200b\\u2060\\ufeff\\u00ad]");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]+");
    private static final Pattern AROUND_LINE_END = Pattern.compile(" ?(?:\\r\\n|\\r|\\n|\\u2028|\\u2029) ?");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.clean();
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        for (int row : draft.rows()) {
            Set<String> reasons = new LinkedHashSet<>();
            draft.rewrite(row, text -> cleaned(text, reasons), STEP, () -> String.join(", ", reasons));
        }
    }

    private static String cleaned(String whole, Set<String> reasons) {
        String text = whole;
        text = noting(text, BrokenCharacters.reread(text), "UTF-8 read in another encoding", reasons);
        text = noting(text, BrokenCharacters.removed(text), "broken characters", reasons);
        text = noting(text, Normalizer.normalize(text, Normalizer.Form.NFC), "letters in parts", reasons);
        text = noting(text, tidied(text), "white space", reasons);
        return text.isEmpty() ? whole : text;
    }

    private static String noting(String before, String after, String reason, Set<String> reasons) {
        if (!before.equals(after)) {
            reasons.add(reason);
        }
        return after;
    }

    static String tidied(String text) {
        String single = SPACES.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ");
        String lines = AROUND_LINE_END.matcher(single).replaceAll("\n");
        return EMPTY_LINES.matcher(lines).replaceAll("\n\n").strip();
    }
}
