package dev.tunebook.engine.behave;

import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The fields of one test of a suite's file, each checked as it is read. */
final class TestFields {
    static final double USUAL_ALLOWED = .1;
    private static final int MOST_TEXTS = 10_000;

    private final Map<?, ?> fields;
    private final String where;
    private final Faults faults;

    TestFields(Map<?, ?> fields, int number, Faults faults) {
        this.fields = fields;
        this.faults = faults;
        this.where = fields.get("name") == null ? "test " + number : "test " + fields.get("name");
    }

    String name() {
        return text("name", "");
    }

    /**
     * Makes a test of its kind; null when something is wrong, which is then among the faults.
     *
     * @param byKind makes one; null for a kind that it does not know
     */
    <T> T read(List<String> kinds, List<String> legal, Function<String, T> byKind) {
        for (Object field : fields.keySet()) {
            if (!legal.contains(String.valueOf(field))) {
                faults.add(where + ": " + field + " is not a field.", SuiteFile.nearest(String.valueOf(field), legal));
            }
        }
        if (name().isEmpty()) {
            faults.add(where + " needs a name.", "name: typos");
        }
        String kind = text("kind", "");
        if (!kinds.contains(kind)) {
            faults.add(
                    where + ": kind (" + kind + ") must be one of " + String.join(", ", kinds) + ".",
                    SuiteFile.nearest(kind, kinds));
            return null;
        }
        try {
            return byKind.apply(kind);
        } catch (UserException illegal) {
            faults.add(where + ": " + illegal.problem(), illegal.maybe());
            return null;
        }
    }

    Behaviour.Fairness fairness() {
        Map<?, ?> groups = fields.get("groups") instanceof Map<?, ?> map ? map : Map.of();
        if (groups.size() != 2) {
            throw new UserException(
                    "groups (" + groups.size() + ") must be two.", "groups: {women: [Anna], men: [Peter]}");
        }
        List<Behaviour.Fairness.Group> both = new ArrayList<>();
        groups.forEach((group, words) -> both.add(new Behaviour.Fairness.Group(String.valueOf(group), strings(words))));
        for (Behaviour.Fairness.Group group : both) {
            if (group.words().isEmpty()) {
                throw new UserException("group (" + group.name() + ") must have words.", group.name() + ": [Anna]");
            }
        }
        List<String> texts = needTexts();
        for (String text : texts) {
            if (!text.contains("{}")) {
                throw new UserException(
                        "text (" + text + ") must have {} where a word of a group goes.", "\"{} asks for a refund\"");
            }
        }
        return new Behaviour.Fairness(
                name(), number("allowed", USUAL_ALLOWED / 2), texts, both.get(0), both.get(1), false);
    }

    Perturbation perturbation() {
        if (fields.get("add") != null) {
            return Perturbation.appending(text("add", ""));
        }
        if (fields.get("change") == null) {
            throw new UserException("change or add must be there.", "change: typos");
        }
        return Perturbation.of(text("change", ""));
    }

    /** Which of two ways it goes; the first is the usual one. */
    boolean goes(String usual, String other) {
        String goes = text("goes", usual);
        if (!goes.equals(usual) && !goes.equals(other)) {
            throw new UserException("goes (" + goes + ") must be " + usual + " or " + other + ".", "goes: " + usual);
        }
        return goes.equals(usual);
    }

    List<String> needTexts() {
        List<String> texts = texts();
        if (texts.isEmpty()) {
            throw new UserException("texts must hold at least one text.", "texts: [\"a text\"]");
        }
        return texts;
    }

    /** Templates with each word in each place. */
    List<String> texts() {
        List<String> texts = strings(fields.get("texts"));
        Map<?, ?> words = fields.get("words") instanceof Map<?, ?> map ? map : Map.of();
        for (Map.Entry<?, ?> entry : words.entrySet()) {
            String place = "{" + entry.getKey() + "}";
            List<String> filled = new ArrayList<>();
            for (String text : texts) {
                if (text.contains(place)) {
                    strings(entry.getValue()).forEach(word -> filled.add(text.replace(place, word)));
                } else {
                    filled.add(text);
                }
                if (filled.size() > MOST_TEXTS) {
                    throw new UserException(
                            "texts (more than " + MOST_TEXTS + ") must be fewer.", "fewer words for " + place + ".");
                }
            }
            texts = filled;
        }
        return texts;
    }

    String need(String field) {
        String value = text(field, "");
        if (value.isEmpty()) {
            throw new UserException(field + " must be there.", field + ": refund_request");
        }
        return value;
    }

    String text(String field, String standard) {
        return fields.get(field) == null ? standard : String.valueOf(fields.get(field));
    }

    /** A list, or a single text as one; none where the field is absent. */
    List<String> list(String field) {
        return strings(fields.get(field));
    }

    /** A number from 0 on. */
    double fromZero(String field, double standard) {
        Object value = fields.get(field);
        if (value == null) {
            return standard;
        }
        if (value instanceof Number number && number.doubleValue() >= 0) {
            return number.doubleValue();
        }
        throw new UserException(field + " (" + value + ") must be a number, at least 0.", field + ": " + standard);
    }

    double number(String field, double standard) {
        Object value = fields.get(field);
        if (value == null) {
            return standard;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() < 1) {
            return number.doubleValue();
        }
        throw new UserException(field + " (" + value + ") must be a number in [0, 1).", field + ": " + standard);
    }

    private static List<String> strings(Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }
}
