package dev.tunebook.kernel.run.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a kernel is started.
 *
 * @param words the command; {@value #CONNECTION_FILE} stands for the connection file, as in a kernelspec
 * @param environment what is added to the environment
 */
public record KernelCommand(List<String> words, Map<String, String> environment) {
    /** The place of the connection file among the words. */
    public static final String CONNECTION_FILE = "{connection_file}";

    public KernelCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    List<String> wordsFor(Path connectionFile) {
        return words.stream()
                .map(word -> word.replace(CONNECTION_FILE, connectionFile.toString()))
                .toList();
    }
}
