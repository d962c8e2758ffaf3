package dev.tunebook.engine.train.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tunebook.engine.torch.Torch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ParityIT {
    @TestFactory
    List<DynamicTest> givesTheReferencesNumbers() throws Exception {
        Path shared = Path.of(System.getProperty("tunebook.shared", "../../shared"), "fixtures", "parity");
        assumeTrue(Files.isDirectory(shared), () -> "no reference checkpoints at " + shared);
        try (Stream<Path> folders = Files.list(shared)) {
            return folders.filter(folder -> Files.exists(folder.resolve("expected.json")))
                    .sorted()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
                        ParityReport report = Parity.of(Torch.start("cpu", 1), folder);
                        System.out.println(report);
                        assertThat(report.passes()).as(report.toString()).isTrue();
                    }))
                    .toList();
        }
    }
}
