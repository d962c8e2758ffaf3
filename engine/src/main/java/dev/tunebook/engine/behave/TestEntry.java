package dev.tunebook.engine.behave;

import java.util.List;

/** One test of a classifier's suite, on its way to become a {@link Behaviour}. */
final class TestEntry {
    static final List<String> KINDS = List.of("minimum", "invariance", "direction", "fairness", "robustness");
    static final List<String> FIELDS = List.of(
            "name", "kind", "label", "texts", "words", "change", "add", "goes", "tolerance", "allowed", "groups");

    private final TestFields fields;

    TestEntry(TestFields fields) {
        this.fields = fields;
    }

    /** Null when something is wrong, which is then among the faults. */
    Behaviour behaviour() {
        return fields.read(KINDS, FIELDS, this::behaviour);
    }

    private Behaviour behaviour(String kind) {
        return switch (kind) {
            case "minimum" ->
                new Behaviour.Minimum(
                        fields.name(), fields.number("allowed", 0), fields.needTexts(), fields.need("label"));
            case "invariance" ->
                new Behaviour.Invariance(fields.name(), allowed(), fields.texts(), fields.perturbation());
            case "direction" ->
                new Behaviour.Direction(
                        fields.name(),
                        allowed(),
                        fields.texts(),
                        fields.perturbation(),
                        fields.text("label", ""),
                        fields.goes("up", "down"),
                        fields.fromZero("tolerance", 0.01));
            case "fairness" -> fields.fairness();
            default -> new Behaviour.Edge(fields.name(), fields.number("allowed", 0), fields.needTexts());
        };
    }

    private double allowed() {
        return fields.number("allowed", TestFields.USUAL_ALLOWED);
    }
}
