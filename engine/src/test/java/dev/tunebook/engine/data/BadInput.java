package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A table of bad input, each with the whole message that it leads to. */
record BadInput(String name, UnaryOperator<CsvFolder> files, UnaryOperator<DatasetSpec> options, String message) {
    /** A bad {@code t.csv}. */
    static BadInput bad(String name, String csv, String message) {
        return bad(name, csv, UnaryOperator.identity(), message);
    }

    /** A {@code t.csv} and options that do not go together. */
    static BadInput bad(String name, String csv, UnaryOperator<DatasetSpec> options, String message) {
        return new BadInput(name, folder -> folder.with("t.csv", csv), options, message);
    }

    static BadInput bad(
            String name, UnaryOperator<CsvFolder> files, UnaryOperator<DatasetSpec> options, String message) {
        return new BadInput(name, files, options, message);
    }

    /** A bad {@code t.jsonl}. */
    static BadInput json(String name, String lines, UnaryOperator<DatasetSpec> options, String message) {
        return new BadInput(
                name,
                folder -> folder.with("t.jsonl", lines),
                spec -> options.apply(spec.path("t.jsonl").label("label")),
                message);
    }

    /** One test a row; FOLDER in a message stands for the folder that the files are in. */
    static Stream<DynamicTest> tests(Path root, Stream<BadInput> rows) {
        return rows.map(bad -> DynamicTest.dynamicTest(bad.name, () -> bad.check(root)));
    }

    private void check(Path root) throws IOException {
        Path folder = Files.createDirectory(root.resolve(name.replace(' ', '-')));
        CsvFolder written = files.apply(new CsvFolder(folder));
        assertThatThrownBy(() -> written.load(options))
                .isInstanceOf(UserException.class)
                .hasMessage(message.replace("FOLDER", folder.toString()));
    }
}
