package dev.tunebook.kernel.run.document;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Papermill's parameters for Java: the variables declared in the cell tagged {@value #TAG}, which a cell injected
 * below it may set to other values.
 */
public final class Parameters {
    private static final String TAG = "parameters";
    private static final String INJECTED_TAG = "injected-parameters";
    private static final Pattern DECLARATION = Pattern.compile(
            "(?:(?:final|static|public|private)\\s+)*([\\w.<>\\[\\]]+)\\s+(\\w+)\\s*=\\s*(.+)", Pattern.DOTALL);
    private static final Pattern DECLARATOR = Pattern.compile("(\\w+)\\s*=\\s*(.+)", Pattern.DOTALL);

    /** A variable of the parameters cell and its value there, as source. */
    private record Declared(ParameterType type, String source) {
        /** A word that would be right on the command line, the notebook's own where it is a plain literal. */
        String example() {
            boolean literal = ParameterType.ofLiteral(source).equals(Optional.of(type)) && !source.equals("\"\"");
            return literal ? source.replaceAll("^\"|\"$|[lLdD_]$", "") : type.example();
        }
    }

    private final NotebookDocument document;
    private final String name;
    private final Map<String, Declared> declared = new LinkedHashMap<>();

    private Parameters(NotebookDocument document, String name) {
        this.document = document;
        this.name = name;
        cell().ifPresent(cell -> declare(cell.source()));
    }

    /** @param name how errors call the notebook */
    public static Parameters of(NotebookDocument document, String name) {
        return new Parameters(document, name);
    }

    private Optional<Cell> cell() {
        return document.cells().stream()
                .filter(cell -> cell.isCode() && cell.hasTag(TAG))
                .findFirst();
    }

    private void declare(String source) {
        String java = source.lines()
                .filter(line -> !line.stripLeading().startsWith("%"))
                .collect(Collectors.joining("\n"));
        for (String statement : JavaText.split(java, ";")) {
            List<String> declarators = JavaText.split(statement, ",");
            Matcher first = DECLARATION.matcher(declarators.get(0));
            if (first.matches()) {
                declare(first.group(1), first.group(2), first.group(3));
                for (String more : declarators.subList(1, declarators.size())) {
                    Matcher next = DECLARATOR.matcher(more);
                    if (next.matches()) {
                        declare(first.group(1), next.group(1), next.group(2));
                    }
                }
            }
        }
    }

    private void declare(String type, String variable, String value) {
        Optional<ParameterType> known = type.equals("var") ? ParameterType.ofLiteral(value) : ParameterType.named(type);
        known.ifPresent(one -> declared.put(variable, new Declared(one, value)));
    }

    /**
     * Puts a cell below the parameters cell that sets the given ones, in place of such a cell from an earlier run,
     * and notes them in the notebook's metadata.
     *
     * @throws NotebookProblem naming every unknown name and every value that is not of its type
     */
    public void inject(Map<String, String> words) {
        Map<String, Object> values = read(words);
        document.removeTagged(INJECTED_TAG);
        JsonObject json = new JsonObject();
        StringBuilder source = new StringBuilder("// Parameters of this run");
        values.forEach((variable, value) -> {
            source.append('\n').append(variable).append(" = ");
            source.append(declared.get(variable).type().literal(value)).append(';');
            json.add(variable, ParameterType.json(value));
        });
        if (!values.isEmpty()) {
            document.insertBelow(cell().orElseThrow(), Cell.code(source.toString(), INJECTED_TAG));
        }
        JsonObject papermill = new JsonObject();
        papermill.add("parameters", json);
        document.metadata().add("papermill", papermill);
    }

    private Map<String, Object> read(Map<String, String> words) {
        if (!words.isEmpty() && declared.isEmpty()) {
            throw new NotebookProblem(
                    "-p needs a notebook with parameters, but " + name + " declares none.",
                    "tag a code cell \"" + TAG + "\" and declare them there, such as: int epochs = 3;");
        }
        List<String> faults = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        words.forEach((variable, word) -> {
            Declared parameter = declared.get(variable);
            if (parameter == null) {
                faults.add(unknown(variable));
            } else {
                parameter
                        .type()
                        .read(word)
                        .ifPresentOrElse(
                                value -> values.put(variable, value),
                                () -> faults.add(wrong(variable, word, parameter)));
            }
        });
        if (!faults.isEmpty()) {
            throw NotebookProblem.all(faults);
        }
        return values;
    }

    private String unknown(String variable) {
        String nearest = NearestName.to(variable, declared.keySet());
        return NotebookProblem.text(
                "parameter (" + variable + ") must be one that " + name + " declares: "
                        + String.join(", ", declared.keySet()) + ".",
                "-p " + nearest + "=" + declared.get(nearest).example() + ".");
    }

    private static String wrong(String variable, String word, Declared parameter) {
        return NotebookProblem.text(
                "parameter " + variable + " (" + word + ") must be "
                        + parameter.type().description() + ": it is declared "
                        + parameter.type().javaName() + ".",
                "-p " + variable + "=" + parameter.example() + ".");
    }
}
