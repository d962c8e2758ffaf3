package dev.tunebook.engine.runs;

import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** What a run depended on besides its options and data: versions, machine, code. */
final class Environment {
    private Environment() {}

    static Map<String, Object> describe(Torch torch, Path folder) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("tunebook", version(Environment.class));
        facts.put("djl", Torch.djlVersion());
        facts.put("libtorch", torch.version());
        facts.put("tokenizers", tokenizers());
        facts.put("device", torch.device());
        facts.put("threads", torch.threads());
        facts.put("ompWaitPolicy", System.getenv().getOrDefault("OMP_WAIT_POLICY", ""));
        facts.put("gompSpinCount", System.getenv().getOrDefault("GOMP_SPINCOUNT", ""));
        facts.put("java", Runtime.version().toString());
        facts.put("javaVendor", System.getProperty("java.vendor"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("architecture", System.getProperty("os.arch"));
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("gitCommit", GitCommit.around(folder.toAbsolutePath()).orElse(""));
        return facts;
    }

    private static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Hugging Face's version and DJL's, as the package itself says. */
    private static String tokenizers() {
        Properties said = new Properties();
        try (InputStream file =
                Environment.class.getClassLoader().getResourceAsStream("native/lib/tokenizers.properties")) {
            if (file != null) {
                said.load(file);
            }
        } catch (IOException unreadable) {
            // then it is not known
        }
        return said.getProperty("version", "");
    }
}
