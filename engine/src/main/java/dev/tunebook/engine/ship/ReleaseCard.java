package dev.tunebook.engine.ship;

import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.behave.BehaviourResult;
import dev.tunebook.engine.evaluate.slice.Language;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** A model card in Markdown, with the front matter that the Hugging Face hub reads. */
public final class ReleaseCard {
    private static final Map<String, String> CODES = Map.of(
            "English",
            "en",
            "German",
            "de",
            "French",
            "fr",
            "Spanish",
            "es",
            "Italian",
            "it",
            "Portuguese",
            "pt",
            "Dutch",
            "nl",
            "Polish",
            "pl",
            "Swedish",
            "sv",
            "Turkish",
            "tr");

    private final Run run;
    private final Decision decision;
    private final StringBuilder text = new StringBuilder();

    private ReleaseCard(Run run, Decision decision) {
        this.run = run;
        this.decision = decision;
    }

    /** The card of a run that was decided about. */
    public static String markdown(Run run, Decision decision) {
        return new ReleaseCard(run, decision).write();
    }

    private String write() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        text.append("---\n").append(new Yaml(options).dump(frontMatter())).append("---\n\n");
        line("# " + plain(run.name()));
        line(does() + " " + plain(decision.verdict()));
        section("Evaluation");
        line("On " + decision.contest().units() + " " + decision.contest().part() + " " + units() + " of "
                + plain(run.dataset().name()) + ", beside " + plain(decision.against()) + ", with 95% intervals:");
        text.append(CardFigures.overall(decision.contest(), run.name(), decision.against()));
        line(plain(decision.contest().sentence()));
        String classes = CardFigures.classes(decision.contest());
        if (!classes.isEmpty()) {
            section(run.kind() == Kind.MULTI_LABEL ? "By label" : "By class");
            text.append(classes);
        }
        section("Checks before release");
        decision.checks()
                .forEach(check -> text.append("- ")
                        .append(check.passed() ? check.outcome().words() : "**failed**")
                        .append(", ")
                        .append(check.name())
                        .append(": ")
                        .append(plain(check.reason()))
                        .append('\n'));
        decision.behaviour().ifPresent(this::behaviour);
        section("Training");
        training();
        section("Limits");
        line(limit() + " It saw texts like those of " + plain(run.dataset().name())
                + " only; measure it again on texts from elsewhere.");
        return text.toString();
    }

    private boolean writes() {
        return run.spec().task() == Task.CAUSAL_LM;
    }

    private String does() {
        return switch (run.kind()) {
            case MULTI_LABEL -> "Gives texts any of " + run.dataset().labels().size() + " labels.";
            case REGRESSION -> "Gives texts a number.";
            case INPUT_OUTPUT -> "Answers texts with texts.";
            case PLAIN_TEXT -> writes() ? "Goes on with texts." : "Fills hidden words of texts in.";
            default -> "Classifies texts into " + run.dataset().labels().size() + " classes.";
        };
    }

    private String units() {
        return switch (run.kind()) {
            case INPUT_OUTPUT -> "inputs";
            case PLAIN_TEXT -> "windows of tokens";
            default -> "rows";
        };
    }

    private String limit() {
        return switch (run.kind()) {
            case MULTI_LABEL -> "Knows its labels and no others.";
            case REGRESSION -> "Says a number of any text, also of texts that have none.";
            case INPUT_OUTPUT, PLAIN_TEXT -> "May write what is wrong or harmful, and does not say when.";
            default -> "Answers one of its classes to any text, also to texts that belong to none.";
        };
    }

    /** The hub's name of what it does. */
    private String task() {
        return writes() ? "text-generation" : run.spec().task() == Task.MASKED_LM ? "fill-mask" : "text-classification";
    }

    private Map<String, Object> frontMatter() {
        List<Map<String, Object>> metrics = CardFigures.metrics(decision.contest());
        Map<String, Object> front = new LinkedHashMap<>();
        front.put("library_name", "tunebook");
        front.put("pipeline_tag", task());
        front.put("tags", List.of(task(), "tunebook"));
        String language = language();
        if (!language.isEmpty()) {
            front.put("language", List.of(language));
        }
        if (run.spec().model().contains("/") && !run.spec().model().startsWith("tunebook/")) {
            front.put("base_model", run.spec().model());
        }
        front.put("metrics", metrics.stream().map(each -> each.get("type")).toList());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("task", Map.of("type", task()));
        result.put("dataset", dataset());
        result.put("metrics", metrics);
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("name", run.name());
        index.put("results", List.of(result));
        front.put("model-index", List.of(index));
        return front;
    }

    private Map<String, Object> dataset() {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("type", run.dataset().name());
        dataset.put("name", run.dataset().name());
        dataset.put("split", decision.contest().part().toString());
        return dataset;
    }

    /** The commonest language of up to 200 training texts; empty when unsure. */
    private String language() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int[] training = run.dataset().indices(Part.TRAIN);
        for (int i = 0; i < Math.min(200, training.length); i++) {
            counts.merge(Language.of(run.dataset().text(training[i])), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> CODES.getOrDefault(entry.getKey(), ""))
                .orElse("");
    }

    private void behaviour(BehaviourReport report) {
        section("Behaviour");
        text.append("| behaviour | failures | allowed | outcome |\n|---|---|---|---|\n");
        for (BehaviourResult each : report.results()) {
            text.append("| ").append(cell(each.name())).append(" | ");
            text.append(each.failures()).append(" of ").append(each.cases());
            text.append(" | ").append(String.format(Locale.ROOT, "%.0f%%", 100 * each.allowed()));
            text.append(" | ").append(each.outcome().words()).append(" |\n");
        }
        text.append('\n');
    }

    private void training() {
        line("Base model " + plain(run.spec().model()) + "; " + run.dataset().indices(Part.TRAIN).length
                + " training rows of " + plain(run.dataset().name()) + " (SHA-256 "
                + run.dataset().fingerprint()
                + "); run " + run.id() + ".");
    }

    private void section(String title) {
        text.append("## ").append(title).append("\n\n");
    }

    private void line(String line) {
        text.append(line).append("\n\n");
    }

    /** Text from data that Markdown must not read as its own. */
    private static String plain(String value) {
        return value.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").replaceAll("([\\\\`*_{}\\[\\]<>#|])", "\\\\$1");
    }

    /** A cell of a table. */
    static String cell(String value) {
        String flat = plain(value);
        return flat.length() > 80 ? flat.substring(0, 80) + "…" : flat;
    }
}
