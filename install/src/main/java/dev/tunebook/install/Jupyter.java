package dev.tunebook.install;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Jupyter, as far as it is installed. */
final class Jupyter {
    private static final long ANSWER_SECONDS = 30;

    private Jupyter() {}

    /** Where {@code jupyter} is and which of its parts are there, or an empty text. */
    static String version(Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : new String[] {"jupyter", "jupyter.exe"}) {
                Path program = Path.of(folder.isEmpty() ? "." : folder).resolve(name);
                if (Files.isExecutable(program) && Files.isRegularFile(program)) {
                    return program + parts(program);
                }
            }
        }
        return "";
    }

    private static String parts(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS);
            String installed = text.lines()
                    .filter(line -> line.contains(":") && !line.contains("not installed"))
                    .filter(line -> line.matches("(?:jupyter_client|jupyterlab|notebook|nbconvert)\\s*:.*"))
                    .map(line -> line.replaceAll("\\s*:\\s*", " "))
                    .reduce((first, second) -> first + ", " + second)
                    .orElse("");
            return installed.isEmpty() ? "" : " (" + installed + ")";
        } catch (IOException broken) {
            return " (does not start)";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    static String howToGet(Surroundings surroundings) {
        return surroundings.windows() || surroundings.mac()
                ? "pip install jupyterlab."
                : "pip install jupyterlab, or apt install jupyter-nbconvert jupyter-client.";
    }
}
