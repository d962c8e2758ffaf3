package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of other people's licences, held against the packaged jars. */
class LicencesIT {
    private static final Path LIBRARY = Path.of(System.getProperty("tunebook.library"));
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "MPL-2.0", "Unicode-3.0");
    private static final Pattern SECTION = Pattern.compile("(?m)^(\\S+) {4}https://\\S+\n((?:  .*\n)+)");
    private static final Pattern NAME =
            Pattern.compile("(?:(?<=[ :,])|^)([A-Za-z][\\w.]*(?:-[\\w.]+)*(?:-\\*)?)(?=[,;\\n]| \\()");
    private static final Pattern LICENCE = Pattern.compile("(?s)<license>.*?<name>([^<]*)</name>");

    /** Licence by the beginning of a jar's name, a star at its end where more may follow. */
    private static final Map<String, String> LISTED = new LinkedHashMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream text = Licences.class.getResourceAsStream("THIRD-PARTY.txt")) {
            Matcher section = SECTION.matcher(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            while (section.find()) {
                Matcher name = NAME.matcher(section.group(2));
                while (name.find()) {
                    assertThat(LISTED.put(name.group(1), section.group(1)))
                            .as(name.group(1) + " is listed twice")
                            .isNull();
                }
            }
        }
    }

    private static List<Path> foreignJars() throws IOException {
        return SharedLibrary.jars(LIBRARY).stream()
                .filter(jar -> !jar.getFileName().toString().startsWith("tunebook-"))
                .toList();
    }

    /** The line that a jar falls under: that of its whole name, or else of the beginning that says most. */
    private static String lineOf(Path jar) {
        String artifact = jar.getFileName().toString().replaceFirst("-\\d.*", "");
        if (LISTED.containsKey(artifact)) {
            return artifact;
        }
        return LISTED.keySet().stream()
                .filter(line -> line.endsWith("*") && artifact.startsWith(line.substring(0, line.length() - 1)))
                .findFirst()
                .orElse("none for " + artifact);
    }

    @Test
    void namesEveryJarAndNoOther() throws IOException {
        Set<String> needed =
                foreignJars().stream().map(LicencesIT::lineOf).collect(Collectors.toCollection(TreeSet::new));
        assertThat(needed).isEqualTo(new TreeSet<>(LISTED.keySet()));
    }

    @Test
    void namesOnlyLicencesThatGoWithOurs() {
        assertThat(ALLOWED).containsAll(LISTED.values());
    }

    @Test
    void agreesWithWhatTheJarsSayOfThemselves() throws IOException {
        int said = 0;
        for (Path jar : foreignJars()) {
            List<String> own = ownLicences(jar);
            if (!own.isEmpty()) {
                said++;
                assertThat(own).as(jar.toString()).contains(family(LISTED.get(lineOf(jar))));
            }
        }
        assertThat(said).isGreaterThan(15);
    }

    private static List<String> ownLicences(Path file) throws IOException {
        List<String> licences = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (var entry : jar.stream().toList()) {
                if (entry.getName().matches("META-INF/maven/.*/pom.xml")) {
                    String model = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    Matcher licence = LICENCE.matcher(model);
                    while (licence.find()) {
                        licences.add(family(licence.group(1)));
                    }
                }
            }
        }
        return licences;
    }

    /** Apache, MIT, BSD and so on, whatever is said around it. */
    private static String family(String licence) {
        for (String each : List.of("Apache", "MIT", "BSD", "Unicode")) {
            if (licence.contains(each)) {
                return each;
            }
        }
        return licence.contains("Mozilla") || licence.startsWith("MPL")
                ? "Mozilla"
                : licence.contains("Eclipse Public") || licence.startsWith("EPL") ? "Eclipse" : licence;
    }
}
