package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A folder of small files for a test to load. */
record CsvFolder(Path folder) {
    /** Twelve rows, two classes, of which each part gets some. */
    static final String GOOD =
            "id,text,intent\n" + "1,where is my parcel,parcel\n2,please pay me back,refund\n".repeat(6);

    CsvFolder with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    CsvFolder with(String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads {@code t.csv} with label column {@code intent}, shares 50/25/25, equal texts in any part. */
    Dataset load(UnaryOperator<DatasetSpec> options) {
        DatasetSpec spec = DatasetSpec.defaults()
                .path("t.csv")
                .label("intent")
                .split("50/25/25")
                .group(Group.NONE);
        return Dataset.load("t", options.apply(spec), folder);
    }

    Dataset load() {
        return load(UnaryOperator.identity());
    }
}
