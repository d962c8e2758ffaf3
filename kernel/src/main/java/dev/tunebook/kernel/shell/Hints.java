package dev.tunebook.kernel.shell;

import dev.tunebook.kernel.shell.CompileFailure.Complaint;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What may help against a compiler's complaint, where beginners stumble. */
final class Hints {
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(class|variable|method) (\\w+)");
    private static final int MOST_IMPORTS = 3;

    private final Collection<String> variables;
    private final Packages packages;

    /**
     * @param variables the names that a cell may use
     * @param packages where a class may be that it has not imported
     */
    Hints(Collection<String> variables, Packages packages) {
        this.variables = variables;
        this.packages = packages;
    }

    /** The rest of a sentence that begins with "Maybe", or nothing. */
    String of(Complaint complaint) {
        String code = complaint.code();
        String words = complaint.words();
        if (code.equals("incomplete")) {
            return "a closing bracket, or the quotes of a string, are missing at the end.";
        }
        if (code.equals("imported")) {
            return "another name for the class of this cell.";
        }
        if (code.equals("declared")) {
            return "its whole name, with the package, where it is meant.";
        }
        if (words.startsWith("';' expected")) {
            return "end the line with a semicolon.";
        }
        if (code.startsWith("compiler.err.cant.resolve")) {
            return unknown(words);
        }
        if (words.startsWith("unreported exception")) {
            return "add `throws Exception` to the method, or wrap the call in try { … } catch (Exception e) { … }.";
        }
        if (words.startsWith("unclosed character literal")) {
            return "double quotes: single ones are for one character.";
        }
        if (words.startsWith("missing return statement")) {
            return "end the method with `return …;`.";
        }
        return words.startsWith("incompatible types") ? conversion(words) : "";
    }

    private String unknown(String words) {
        Matcher symbol = SYMBOL.matcher(words);
        if (!symbol.find()) {
            return "";
        }
        String name = symbol.group(2);
        if (Character.isUpperCase(name.charAt(0))) {
            List<String> found = packages.classesNamed(name);
            if (!found.isEmpty()) {
                return found.stream()
                        .limit(MOST_IMPORTS)
                        .map(each -> "import " + each + ";")
                        .collect(Collectors.joining(" or "));
            }
        }
        return symbol.group(1).equals("variable")
                ? nearest(name).map(near -> near + ".").orElse("")
                : "";
    }

    private Optional<String> nearest(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return variables.stream()
                .filter(each -> !each.startsWith("$"))
                .filter(each -> {
                    String other = each.toLowerCase(Locale.ROOT);
                    return lower.equals(other) || oneEditApart(lower, other);
                })
                .findFirst();
    }

    private static boolean oneEditApart(String a, String b) {
        if (Math.min(a.length(), b.length()) < 3 || Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(a.length(), b.length()) - start
                && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        return Math.max(a.length(), b.length()) - start - end <= 2;
    }

    private static String conversion(String words) {
        if (words.contains("possible lossy conversion")) {
            String to = words.replaceFirst("(?s).* to (\\w+).*", "$1");
            return "(" + to + ") before the value, which cuts off what does not fit.";
        }
        if (words.contains("String cannot be converted to int")) {
            return "Integer.parseInt(…), which reads a number from text.";
        }
        if (words.contains("String cannot be converted to double")) {
            return "Double.parseDouble(…), which reads a number from text.";
        }
        return words.contains("cannot be converted to String") ? "String.valueOf(…)." : "";
    }
}
