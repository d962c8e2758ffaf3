package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.spec.FixSpec;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes words out of all texts, in any case, whole words only; a text of nothing else is left alone. */
final class RemoveWords implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return !spec.without().isEmpty();
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        Pattern words = Pattern.compile(
                spec.without().stream()
                        .map(String::strip)
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        for (int row : draft.rows()) {
            draft.rewrite(row, text -> without(text, words), "without", () -> "words that you take out");
        }
    }

    private static String without(String text, Pattern words) {
        String without = words.matcher(text).replaceAll("");
        return without.equals(text) || without.isBlank() ? text : CleanTexts.tidied(without);
    }
}
