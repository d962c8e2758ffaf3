package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.MimeBundle;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Magics about where a notebook runs: its folder, class path, environment and past. */
final class PlaceMagics {
    private final LiveNotebook notebook;

    private PlaceMagics(LiveNotebook notebook) {
        this.notebook = notebook;
    }

    static void install(LiveNotebook notebook) {
        PlaceMagics magics = new PlaceMagics(notebook);
        notebook.magic(new Simple(
                "cd",
                "%cd [FOLDER]",
                "Shows or changes the folder that magics resolve paths against.\n"
                        + "Java's own relative paths keep resolving against the folder the kernel was started in.",
                (line, body) -> magics.changeFolder(line.strip()),
                unfinished -> PathCompletion.of(notebook.folder(), unfinished, file -> false)));
        notebook.magic(new Simple(
                "env",
                "%env [NAME[=VALUE]]",
                "Shows the environment, or sets a variable for the commands that %%bash runs.\n"
                        + "System.getenv() in Java stays as it was at the start.",
                (line, body) -> magics.environment(line.strip()),
                unfinished -> System.getenv().keySet().stream()
                        .filter(name -> name.startsWith(unfinished))
                        .sorted()
                        .toList()));
        String usage = " JAR_OR_FOLDER…  (* stands for any name)";
        String summary = "Lets cells use the classes of a jar or folder.";
        for (String name : List.of("jar", "classpath")) {
            notebook.magic(new Simple(
                    name,
                    "%" + name + usage,
                    summary,
                    (line, body) -> magics.classPath(line),
                    unfinished -> PathCompletion.of(
                            notebook.folder(),
                            unfinished,
                            file -> file.toString().endsWith(".jar"))));
        }
        notebook.magic(new Simple(
                "history",
                "%history [COUNT]",
                "Shows the cells run in this session.",
                (line, body) -> magics.past(line)));
    }

    private Object changeFolder(String folder) throws MagicMisuse {
        if (!folder.isEmpty()) {
            Path path = notebook.folder().resolve(plain(folder)).normalize();
            if (!Files.isDirectory(path)) {
                throw new MagicMisuse("folder (" + path + ") must exist.\nMaybe %cd .. and look.");
            }
            notebook.folder(path);
        }
        return MimeBundle.text(notebook.folder().toString());
    }

    /** A path as typed, without quotes around it, the home folder written out. */
    static String plain(String path) {
        String bare = path.matches("\"[^\"]*\"|'[^']*'") ? path.substring(1, path.length() - 1) : path;
        return bare.equals("~") || bare.startsWith("~/") ? System.getProperty("user.home") + bare.substring(1) : bare;
    }

    private Object environment(String line) throws MagicMisuse {
        Map<String, String> all = new TreeMap<>(System.getenv());
        all.putAll(notebook.environment());
        int equals = line.indexOf('=');
        if (line.isEmpty()) {
            return Tables.of(
                    List.of("name", "value"),
                    all.entrySet().stream()
                            .map(each -> List.of(each.getKey(), each.getValue()))
                            .toList());
        }
        if (equals < 0) {
            String value = all.get(line);
            if (value == null) {
                throw new MagicMisuse("variable (" + line + ") must be set.\nMaybe %env, which lists all of them.");
            }
            return value;
        }
        notebook.environment()
                .put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
        return null;
    }

    private Object classPath(String line) throws Exception {
        List<String> words = Words.split(line, name -> notebook.value(name).map(Views::text));
        if (words.isEmpty()) {
            return MimeBundle.text(
                    String.join("\n", System.getProperty("java.class.path").split(java.io.File.pathSeparator)));
        }
        List<Path> found = new ArrayList<>();
        for (String word : words) {
            found.addAll(resolve(word));
        }
        for (Path path : found) {
            notebook.shell().addToClassPath(path.toString());
        }
        notebook.installNewExtensions();
        return null;
    }

    private List<Path> resolve(String word) throws MagicMisuse, IOException {
        Path path = Path.of(plain(word).replace('*', 'X'));
        List<Path> found = new ArrayList<>();
        if (word.contains("*")) {
            Path folder = notebook.folder().resolve(path).getParent();
            String pattern = word.substring(word.replace('\\', '/').lastIndexOf('/') + 1);
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> matches = Files.newDirectoryStream(folder, pattern)) {
                    matches.forEach(found::add);
                }
            }
            found.sort(Comparator.naturalOrder());
        } else if (Files.exists(notebook.folder().resolve(path))) {
            found.add(notebook.folder().resolve(path));
        }
        if (found.isEmpty()) {
            throw new MagicMisuse("path (" + notebook.folder().resolve(plain(word))
                    + ") must exist.\nMaybe %cd shows another folder than you expect.");
        }
        return found;
    }

    private Object past(String line) throws MagicMisuse {
        int most = line.isBlank() ? Integer.MAX_VALUE : count(line.strip());
        List<History.Entry> session = notebook.history().range(0, 0, Integer.MAX_VALUE);
        List<History.Entry> last = session.subList(Math.max(0, session.size() - Math.max(0, most)), session.size());
        StringBuilder text = new StringBuilder();
        last.forEach(each -> text.append("[")
                .append(each.number())
                .append("] ")
                .append(each.code())
                .append("\n"));
        return MimeBundle.text(text.toString().stripTrailing());
    }

    private static int count(String word) throws MagicMisuse {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new MagicMisuse("count (" + word + ") must be a whole number.\nMaybe %history 10");
        }
    }
}
