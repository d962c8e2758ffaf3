package dev.tunebook.engine.ship;

import dev.tunebook.engine.behave.BehaviourResult;
import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.interval.ClassIntervals;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Rounded;
import dev.tunebook.engine.evaluate.slice.Language;
import dev.tunebook.engine.rivals.Contender;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.Part;
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
    private final Contender candidate;
    private final StringBuilder text = new StringBuilder();

    private ReleaseCard(Run run, Decision decision) {
        this.run = run;
        this.decision = decision;
        this.candidate = decision.contest().contenders().get(0);
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
        line("Classifies texts into " + run.dataset().labels().size() + " classes. " + decision.verdict());
        section("Evaluation");
        line("On " + decision.contest().rows() + " " + decision.contest().part() + " rows of "
                + plain(run.dataset().name()) + ", beside " + plain(decision.against()) + ", with 95% intervals:");
        figures();
        line(plain(decision.contest().duels().get(0).sentence()));
        section("By class");
        classes();
        section("Checks before release");
        decision.checks()
                .forEach(check -> text.append("- ")
                        .append(check.passed() ? "passed" : "**failed**")
                        .append(", ")
                        .append(check.name())
                        .append(": ")
                        .append(plain(check.reason()))
                        .append('\n'));
        section("Behaviour");
        behaviour();
        section("Training");
        training();
        section("Limits");
        line("Answers one of its classes to any text, also to texts that belong to none. It saw texts like those of "
                + plain(run.dataset().name()) + " only; measure it again on texts from elsewhere.");
        return text.toString();
    }

    private Map<String, Object> frontMatter() {
        Map<String, Object> front = new LinkedHashMap<>();
        front.put("library_name", "tunebook");
        front.put("pipeline_tag", "text-classification");
        front.put("tags", List.of("text-classification", "tunebook"));
        String language = language();
        if (!language.isEmpty()) {
            front.put("language", List.of(language));
        }
        if (run.spec().model().contains("/") && !run.spec().model().startsWith("tunebook/")) {
            front.put("base_model", run.spec().model());
        }
        front.put("metrics", List.of("accuracy", "f1"));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("task", Map.of("type", "text-classification"));
        result.put("dataset", dataset());
        result.put(
                "metrics",
                List.of(
                        metric("accuracy", "Accuracy", CountFigure.ACCURACY),
                        metric("f1", "Macro F1", CountFigure.MACRO_F1)));
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

    private Map<String, Object> metric(String type, String name, CountFigure figure) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("type", type);
        metric.put("name", name);
        metric.put("value", Math.round(candidate.figure(figure) * 1e4) / 1e4);
        return metric;
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

    private void figures() {
        text.append("| figure | ").append(cell(run.name())).append(" | ");
        text.append(cell(decision.against())).append(" |\n|---|---|---|\n");
        for (CountFigure figure : CountFigure.values()) {
            text.append("| ").append(figure.title());
            for (Contender each : decision.contest().contenders()) {
                text.append(" | ").append(interval(each.intervals().overall().get(figure)));
            }
            text.append(" |\n");
        }
        text.append("| log-loss");
        for (Contender each : decision.contest().contenders()) {
            text.append(" | ").append(Rounded.fixed(Gate.loss(each.outcomes()), 3));
        }
        text.append(" |\n\n");
    }

    private void classes() {
        text.append("| class | precision | recall | F1 |\n|---|---|---|---|\n");
        for (ClassIntervals each : candidate.intervals().classes()) {
            text.append("| ").append(cell(each.label()));
            text.append(" | ").append(interval(each.precision()));
            text.append(" | ").append(interval(each.recall()));
            text.append(" | ").append(interval(each.f1())).append(" |\n");
        }
        text.append('\n');
    }

    private void behaviour() {
        text.append("| behaviour | failures | allowed | outcome |\n|---|---|---|---|\n");
        for (BehaviourResult each : decision.behaviour().results()) {
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

    private static String interval(Interval interval) {
        return Double.isNaN(interval.estimate()) ? "–" : Rounded.text(interval).replace("95% ", "");
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

    private static String cell(String value) {
        String flat = plain(value);
        return flat.length() > 80 ? flat.substring(0, 80) + "…" : flat;
    }
}
