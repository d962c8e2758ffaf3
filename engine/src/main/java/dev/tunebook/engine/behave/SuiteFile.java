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
 */
public final class SuiteFile {
    private static final List<String> KINDS = List.of("minimum", "invariance", "direction", "fairness", "robustness");
    private static final List<String> FIELDS = List.of(
            "name", "kind", "label", "texts", "words", "change", "add", "goes", "tolerance", "allowed", "groups");
    private static final int MOST_ALIASES = 20;

    private final Faults faults = new Faults();

    private SuiteFile() {}

    /**
     * Reads a suite.
     *
     * @throws UserException that names everything in the file that cannot be used
     */
    public static Suite read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UserException(
                    "suite (" + file + ") must be a YAML file that can be read.",
                    "%test without it, for the default suite.",
                    unreadable);
        }
    }

    /** The same of a text. */
    public static Suite parse(String name, String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        try {
            Object tree = new Yaml(new SafeConstructor(options)).load(yaml);
            return new SuiteFile().suite(name, tree);
        } catch (YAMLException | StackOverflowError malformed) {
            String said = malformed.getMessage() == null ? "nested too deeply" : malformed.getMessage();
            throw new UserException(
                    name + " must be YAML: " + said.lines().findFirst().orElse("") + ".",
                    "two spaces for each level.",
                    malformed);
        }
    }

    private Suite suite(String file, Object tree) {
        if (!(tree instanceof Map<?, ?> map) || !(map.get("tests") instanceof List<?> tests) || tests.isEmpty()) {
            throw new UserException(
                    file + " must hold a list called tests.", "tests: with - name: and kind: below it.");
        }
        List<Behaviour> behaviours = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < tests.size(); i++) {
            if (!(tests.get(i) instanceof Map<?, ?> test)) {
                faults.add("test " + (i + 1) + " must be a map.", "- name: typos");
                continue;
            }
            Behaviour behaviour = new TestEntry(test, i + 1, faults).behaviour(KINDS, FIELDS);
            if (behaviour != null && !names.add(behaviour.name())) {
                faults.add("name (" + behaviour.name() + ") must be there once.", "another name for the second.");
            }
            behaviours.add(behaviour);
        }
        faults.throwIfAny();
        String suite = map.get("suite") == null ? file : String.valueOf(map.get("suite"));
        return new Suite(suite, behaviours);
    }

    static String nearest(String word, List<String> legal) {
        return Nearest.maybe(word, legal);
    }
}
