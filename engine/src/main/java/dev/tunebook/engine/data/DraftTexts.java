package dev.tunebook.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** All that the rows of a draft say: their texts, the second ones of pairs, outputs, the turns of conversations. */
final class DraftTexts {
    private final String[] texts;
    private final String[] seconds;
    private final String[] outputs;
    private final Target.Conversation[] conversations;

    /**
     * A text before and after an edit.
     *
     * @param was before
     * @param is after
     */
    record Edit(String was, String is) {}

    DraftTexts(Dataset before) {
        Content content = before.content();
        texts = content.texts().toArray(String[]::new);
        seconds = content.seconds().toArray(String[]::new);
        outputs =
                content.targets() instanceof Targets.Outputs each ? each.texts().toArray(String[]::new) : null;
        conversations = content.targets() instanceof Targets.Conversations each
                ? each.each().toArray(Target.Conversation[]::new)
                : null;
    }

    String text(int row) {
        return texts[row];
    }

    /** Edits everything that a row says, and tells what became another text. */
    List<Edit> rewrite(int row, UnaryOperator<String> edit) {
        List<Edit> edits = new ArrayList<>();
        if (conversations != null) {
            conversations[row] = new Target.Conversation(conversations[row].turns().stream()
                    .map(turn -> new Turn(turn.role(), edit.apply(turn.text())))
                    .toList());
            replace(texts, row, conversations[row].shown(), edits);
            return edits;
        }
        replace(texts, row, edit.apply(texts[row]), edits);
        if (seconds.length > 0) {
            replace(seconds, row, edit.apply(seconds[row]), edits);
        }
        if (outputs != null) {
            replace(outputs, row, edit.apply(outputs[row]), edits);
        }
        return edits;
    }

    private static void replace(String[] texts, int row, String is, List<Edit> edits) {
        if (!is.equals(texts[row])) {
            edits.add(new Edit(texts[row], is));
            texts[row] = is;
        }
    }

    /** Gives a row another output. */
    void output(int row, String output) {
        outputs[row] = output;
    }

    /**
     * The rows of a new version.
     *
     * @param selected them as they were before
     * @param rows of the draft
     * @param more texts of the last of these rows, which are copies with another text
     */
    Content in(Content selected, int[] rows, List<String> more) {
        int kept = rows.length - more.size();
        String[] now = new String[rows.length];
        Arrays.setAll(now, place -> place < kept ? texts[rows[place]] : more.get(place - kept));
        Targets targets = selected.targets();
        if (outputs != null) {
            targets = new Targets.Outputs(
                    Arrays.stream(rows).mapToObj(row -> outputs[row]).toList());
        } else if (conversations != null) {
            targets = new Targets.Conversations(
                    Arrays.stream(rows).mapToObj(row -> conversations[row]).toList());
        }
        List<String> second = seconds.length == 0
                ? List.of()
                : Arrays.stream(rows).mapToObj(row -> seconds[row]).toList();
        return selected.withTexts(Arrays.asList(now), second).withTargets(targets);
    }
}
