package dev.tunebook.kernel.run;

import dev.tunebook.kernel.run.client.KernelCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to run and how.
 *
 * @param notebook the notebook file; its folder becomes the kernel's working folder
 * @param outFolder where the executed notebook and its page go; made when absent
 * @param parameters name to word, as given on the command line
 * @param cellTimeout after which a cell is interrupted and the run fails; zero means never
 * @param startTimeout how long the kernel may take to its first answer
 * @param kernel how the kernel is started
 */
public record RunSpec(
        Path notebook,
        Path outFolder,
        Map<String, String> parameters,
        Duration cellTimeout,
        Duration startTimeout,
        KernelCommand kernel) {
    public RunSpec {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The folder that relative paths of the notebook resolve against. */
    Path folder() {
        return notebook.toAbsolutePath().normalize().getParent();
    }

    /** The executed notebook. */
    Path executed() {
        return outFolder.resolve(notebook.getFileName());
    }

    /** The page beside it. */
    Path page() {
        return outFolder.resolve(notebook.getFileName().toString().replaceFirst("\\.ipynb$", "") + ".html");
    }
}
