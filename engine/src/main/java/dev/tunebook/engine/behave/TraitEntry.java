package dev.tunebook.engine.behave;

import dev.tunebook.engine.spec.UserException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One test of a generator's suite, on its way to become a {@link Trait}. */
final class TraitEntry {
    static final List<String> FIELDS = List.of(
            "name",
            "kind",
            "texts",
            "words",
            "contains",
            "lacks",
            "matches",
            "longest",
            "change",
            "add",
            "similarity",
            "goes",
            "allowed",
            "groups");

    private final TestFields fields;

    TraitEntry(TestFields fields) {
        this.fields = fields;
    }

    /** Null when something is wrong, which is then among the faults. */
    Trait trait() {
        return fields.read(TestEntry.KINDS, FIELDS, this::trait);
    }

    private Trait trait(String kind) {
        return switch (kind) {
            case "minimum" ->
                Trait.of(
                        fields.name(), "minimum functionality", fields.number("allowed", 0), fields.texts(), minimum());
            case "invariance" ->
                Trait.unchanged(fields.name(), allowed(), fields.texts(), fields.perturbation(), similarity());
            case "direction" ->
                Trait.direction(
                        fields.name(),
                        allowed(),
                        fields.texts(),
                        fields.perturbation(),
                        fields.goes("longer", "shorter"));
            case "fairness" -> Trait.fair(fields.fairness(), similarity());
            default -> Trait.answered(fields.name(), fields.number("allowed", 0), fields.needTexts());
        };
    }

    private double allowed() {
        return fields.number("allowed", TestFields.USUAL_ALLOWED);
    }

    private double similarity() {
        return fields.fromZero("similarity", Likeness.USUAL);
    }

    /** All that is said of an answer must hold. */
    private Trait.Test minimum() {
        List<String> contains = fields.list("contains");
        List<String> lacks = fields.list("lacks");
        double longest = fields.fromZero("longest", Double.POSITIVE_INFINITY);
        Pattern matches = pattern(fields.text("matches", ""));
        if (contains.isEmpty() && lacks.isEmpty() && matches == null && Double.isInfinite(longest)) {
            throw new UserException("contains, lacks, matches or longest must be there.", "contains: [sorry]");
        }
        return (probe, before, after) -> !contains.isEmpty() && !hasAny(after, contains)
                || hasAny(after, lacks)
                || matches != null && !matches.matcher(after).find()
                || Likeness.words(after) > longest;
    }

    private static boolean hasAny(String answer, List<String> words) {
        String small = answer.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(word -> small.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static Pattern pattern(String regex) {
        try {
            return regex.isEmpty() ? null : Pattern.compile(regex);
        } catch (PatternSyntaxException malformed) {
            throw new UserException(
                    "matches (" + regex + ") must be a regular expression: " + malformed.getDescription() + ".",
                    "matches: \"[0-9]+ (euros|dollars)\"",
                    malformed);
        }
    }
}
