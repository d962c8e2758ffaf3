package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.Reading;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.ReportSpec;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All checks, and which of them are made. A new one is one line here. */
final class Checks {
    /** They train a model or load one: too slow for a look at every dataset that is loaded. */
    private static final Set<Class<? extends Check>> SLOW =
            Set.of(SuspectedLabels.class, DomainShift.class, MixedLanguages.class);

    private Checks() {}

    private static List<Check> all(LongTexts longTexts, ListedWords listedWords) {
        return List.of(
                new LeakedTexts(),
                new ConflictingLabels(),
                new RepeatedTexts(),
                new MissingCells(),
                new RareClasses(),
                new LabelVariants(),
                new BrokenCharacters(),
                longTexts,
                new PersonalData(),
                new Boilerplate(),
                new GiveawayWords(),
                new Outliers(),
                new MixedLanguages(),
                listedWords,
                new SuspectedLabels(),
                new DomainShift());
    }

    /** Every one, whatever it suits. */
    static Check[] every() {
        return all(new LongTexts(), new ListedWords()).toArray(Check[]::new);
    }

    /** Those that suit a dataset, with their standard settings. */
    static List<Check> standard(Dataset dataset) {
        return all(new LongTexts(), new ListedWords()).stream()
                .filter(check -> check.suits(dataset))
                .toList();
    }

    /** Those of the standard ones that take no longer than a look. */
    static List<Check> quick(Dataset dataset) {
        return standard(dataset).stream()
                .filter(check -> !SLOW.contains(check.getClass()))
                .toList();
    }

    /**
     * Those that are asked for.
     *
     * @param reading how the model reads that is asked for
     * @param folder that a relative path starts at
     */
    static List<Check> of(Dataset dataset, ReportSpec spec, Optional<Reading> reading, Path folder) {
        LongTexts longTexts = reading.map(each -> new LongTexts(each, TokenLengths.most(each, spec)))
                .orElseGet(() -> new LongTexts(spec.maxTokens()));
        ListedWords listed =
                spec.words().isEmpty() ? new ListedWords() : new ListedWords(lines(spec.words(), folder), spec.words());
        List<Check> suited = all(longTexts, listed).stream()
                .filter(check -> check.suits(dataset))
                .toList();
        return spec.checks().isEmpty()
                ? suited
                : spec.checks().stream().map(name -> named(name, suited)).toList();
    }

    private static Check named(String name, List<Check> checks) {
        List<String> names = checks.stream().map(Check::name).toList();
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException(
                        "check (" + name + ") must be one of " + names.stream().collect(Collectors.joining(", ")) + ".",
                        Nearest.maybe(name, names)));
    }

    private static List<String> lines(String words, Path folder) {
        try (Stream<String> lines = Files.lines(folder.resolve(words))) {
            return lines.toList();
        } catch (CharacterCodingException | java.io.UncheckedIOException otherEncoding) {
            throw new UserException("words (" + words + ") must be a text file in UTF-8.", "save it as UTF-8.");
        } catch (IOException | java.nio.file.InvalidPathException missing) {
            throw new UserException(
                    "words (" + words + ") must be a file with an entry a line.",
                    "another path; it starts at " + folder + ".");
        }
    }
}
