package dev.tunebook.dsl.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts on a machine without fonts, in a JVM of its own whose font configuration is empty. */
class WithoutFontsTest {
    @TempDir
    Path empty;

    @Test
    void drawsTheSameCharts() throws Exception {
        String measuring = fontless("measure");
        assumeTrue(
                measuring.contains("Fontconfig head is null"),
                "skipped: this platform has fonts that cannot be hidden; measuring said: " + measuring);

        assertThat(fontless("draw"))
                .isEqualTo(new SweepView().html(TrainingSamples.sweep())
                        + new TrainingView().html(TrainingLog.of("run1", "tickets", TrainingSamples.events())));
    }

    /** What the other JVM prints, errors included. */
    private String fontless(String task) throws Exception {
        Files.writeString(empty.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        Path printed = empty.resolve(task);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                // Java remembers where fonts were, in the user's home.
                "-Duser.home=" + empty,
                "-cp",
                System.getProperty("java.class.path"),
                Fontless.class.getName(),
                task));
        builder.environment().put("FONTCONFIG_FILE", empty.resolve("fonts.conf").toString());
        builder.redirectErrorStream(true).redirectOutput(printed.toFile());
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(printed, StandardCharsets.UTF_8);
    }

    /** What runs in the other JVM. */
    static final class Fontless {
        private Fontless() {}

        public static void main(String[] task) {
            if (task[0].equals("measure")) {
                FontRenderContext context = new FontRenderContext(null, true, false);
                System.out.println(new TextLayout("text", new Font("sans-serif", Font.PLAIN, 12), context).getBounds());
                return;
            }
            byte[] html = (new SweepView().html(TrainingSamples.sweep())
                            + new TrainingView().html(TrainingLog.of("run1", "tickets", TrainingSamples.events())))
                    .getBytes(StandardCharsets.UTF_8);
            System.out.write(html, 0, html.length);
            System.out.flush();
        }
    }
}
