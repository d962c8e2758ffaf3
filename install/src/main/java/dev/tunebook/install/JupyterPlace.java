package dev.tunebook.install;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Where an installation goes.
 *
 * @param kernels the folder in which Jupyter looks for kernelspecs
 * @param shared the folder that holds a copy of our jars, by version
 */
record JupyterPlace(Path kernels, Path shared) {
    private static final long PYTHON_SECONDS = 20;

    /** The user's own, as Jupyter's {@code --user}. */
    static JupyterPlace user(Surroundings surroundings) {
        Path home = surroundings.home();
        Path data;
        Path jupyter;
        if (surroundings.windows()) {
            data = folder(surroundings, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
            jupyter = folder(surroundings, "APPDATA", home.resolve("AppData").resolve("Roaming"))
                    .resolve("jupyter");
        } else if (surroundings.mac()) {
            data = home.resolve("Library").resolve("Application Support");
            jupyter = home.resolve("Library").resolve("Jupyter");
        } else {
            data = folder(surroundings, "XDG_DATA_HOME", home.resolve(".local").resolve("share"));
            jupyter = data.resolve("jupyter");
        }
        Path chosen = folder(surroundings, "JUPYTER_DATA_DIR", jupyter);
        return new JupyterPlace(chosen.resolve("kernels"), data.resolve("tunebook"));
    }

    /** Below a prefix such as {@code /usr/local}. */
    static JupyterPlace prefix(Path prefix) {
        Path share = prefix.resolve("share");
        return new JupyterPlace(share.resolve("jupyter").resolve("kernels"), share.resolve("tunebook"));
    }

    /** Below the prefix of the Python environment in use: the active one, else that of the first Python found. */
    static JupyterPlace sysPrefix(Surroundings surroundings) {
        for (String name : new String[] {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
            String prefix = surroundings.environment().getOrDefault(name, "");
            if (!prefix.isEmpty()) {
                return prefix(Path.of(prefix));
            }
        }
        for (String python : new String[] {"python3", "python"}) {
            String prefix = ask(python);
            if (!prefix.isEmpty() && Files.isDirectory(Path.of(prefix))) {
                return prefix(Path.of(prefix));
            }
        }
        throw new UserException(
                "--sys-prefix needs a Python environment, and found neither an active one nor python3.",
                "activate it first, or give --prefix DIR.");
    }

    private static Path folder(Surroundings surroundings, String variable, Path otherwise) {
        String value = surroundings.environment().getOrDefault(variable, "");
        return value.isEmpty() ? otherwise : Path.of(value);
    }

    private static String ask(String python) {
        try {
            Process process = new ProcessBuilder(python, "-c", "import sys; print(sys.prefix)")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(PYTHON_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 ? answer : "";
        } catch (IOException absent) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
