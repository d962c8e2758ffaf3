package dev.tunebook.engine.behave;

import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A suite as a YAML file. Read with nothing but maps, lists and scalars: a file cannot make any other object.
 *
 * <pre>{@code
 * suite: tickets
 * tests:
 *   - name: plain refunds
 *     kind: minimum            # minimum, invariance, direction, fairness or robustness
 *     label: refund_request
 *     texts: ["I want my money back for the {item}"]
 *     words: {item: [lamp, chair]}
 *   - name: typos
 *     kind: invariance
 *     change: typos            # a perturbation, or add: words at the end
 *     allowed: 0.1
 *   - name: angry
 *     kind: direction
 *     add: " This is a scandal!"
 *     label: complaint
 *     goes: up
 *   - name: women and men
 *     kind: fairness
 *     texts: ["{} asks for a refund"]
 *     groups: {women: [Anna, Grace], men: [Peter, Omar]}
 * }</pre>
 *
 * <p>Of a generator the answers are texts: {@code minimum} asks for some that it {@code contains} one of, {@code lacks} all
 * of, {@code matches}, or that are at most {@code longest} words; without {@code texts} the data's are asked. {@code
 * invariance} and {@code fairness} compare answers by chrF, {@code similarity: 50} unless it says otherwise; {@code
 * direction} goes {@code longer} or {@code shorter}.
 */
public final class SuiteFile {
    private static final int MOST_ALIASES = 20;

    private final Faults faults = new Faults();

    private SuiteFile() {}

    /**
     * Reads a suite for a classifier.
     *
     * @throws UserException that names everything in the file that cannot be used
     */
    public static Suite read(Path file) {
        return parse(file.getFileName().toString(), text(file));
    }

    /** The same of a text. */
    public static Suite parse(String name, String yaml) {
        Tests<Behaviour> tests = new SuiteFile().tests(name, yaml, fields -> new TestEntry(fields).behaviour());
        return new Suite(tests.suite(), tests.all());
    }

    /**
     * Reads a suite for a generator of texts.
     *
     * @throws UserException that names everything in the file that cannot be used
     */
    public static GeneratorSuite readForGenerators(Path file) {
        return parseForGenerators(file.getFileName().toString(), text(file));
    }

    /** The same of a text. */
    public static GeneratorSuite parseForGenerators(String name, String yaml) {
        Tests<Trait> tests = new SuiteFile().tests(name, yaml, fields -> new TraitEntry(fields).trait());
        return new GeneratorSuite(tests.suite(), tests.all());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UserException(
                    "suite (" + file + ") must be a YAML file that can be read.",
                    "%test without it, for the default suite.",
                    unreadable);
        }
    }

    private record Tests<T>(String suite, List<T> all) {}

    private <T> Tests<T> tests(String name, String yaml, Function<TestFields, T> read) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        try {
            Object tree = new Yaml(new SafeConstructor(options)).load(yaml);
            return parsed(name, tree, read);
        } catch (YAMLException | StackOverflowError malformed) {
            String said = malformed.getMessage() == null ? "nested too deeply" : malformed.getMessage();
            throw new UserException(
                    name + " must be YAML: " + said.lines().findFirst().orElse("") + ".",
                    "two spaces for each level.",
                    malformed);
        }
    }

    private <T> Tests<T> parsed(String file, Object tree, Function<TestFields, T> read) {
        if (!(tree instanceof Map<?, ?> map) || !(map.get("tests") instanceof List<?> tests) || tests.isEmpty()) {
            throw new UserException(
                    file + " must hold a list called tests.", "tests: with - name: and kind: below it.");
        }
        List<T> all = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < tests.size(); i++) {
            if (!(tests.get(i) instanceof Map<?, ?> test)) {
                faults.add("test " + (i + 1) + " must be a map.", "- name: typos");
                continue;
            }
            TestFields fields = new TestFields(test, i + 1, faults);
            T one = read.apply(fields);
            if (one != null && !names.add(fields.name())) {
                faults.add("name (" + fields.name() + ") must be there once.", "another name for the second.");
            }
            all.add(one);
        }
        faults.throwIfAny();
        return new Tests<>(map.get("suite") == null ? file : String.valueOf(map.get("suite")), all);
    }

    static String nearest(String word, List<String> legal) {
        return Nearest.maybe(word, legal);
    }
}
