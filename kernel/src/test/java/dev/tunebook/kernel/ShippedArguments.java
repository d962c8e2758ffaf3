package dev.tunebook.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JVM's arguments as the launcher gives them. */
public final class ShippedArguments {
    private ShippedArguments() {}

    public static List<String> all() {
        try (InputStream stream = ShippedArguments.class.getResourceAsStream("jvm.arguments")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
