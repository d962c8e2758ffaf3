package dev.tunebook.install;

import dev.tunebook.kernel.run.client.KernelCommand;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the kernel's JVM is started: the one place for its options, class path and environment.
 *
 * @param javaHome the JDK
 * @param library the folder of our jars
 * @param environment where the user may give options, as {@value #USER_OPTIONS}
 */
record KernelJvm(Path javaHome, Path library, Map<String, String> environment) {
    static final String USER_OPTIONS = "TUNEBOOK_JAVA_OPTIONS";

    private static final String MAIN = "dev.tunebook.kernel.jupyter.KernelMain";
    private static final String OUR_ARGUMENTS = "/dev/tunebook/install/jvm.arguments";
    private static final String KERNEL_ARGUMENTS = "/dev/tunebook/kernel/jvm.arguments";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    /** A line that is meant for a JDK of that version and later. */
    private static final Pattern FROM_VERSION = Pattern.compile("\\[(\\d+)\\+] (.*)");

    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");
    /** How the user may choose an archive of his own, or none. */
    private static final Pattern SHARING = Pattern.compile("-Xshare:.*|-XX:(?:SharedArchiveFile|AOT\\w+)=.*");

    /** The command, with the connection file still to be filled in. */
    List<String> command() {
        List<String> arguments = new ArrayList<>(arguments());
        Path archive = ClassArchive.of(library);
        // A JVM that is told both does not start.
        boolean users =
                arguments.stream().anyMatch(each -> SHARING.matcher(each).matches());
        if (Files.isRegularFile(archive) && !users) {
            arguments.add(0, ClassArchive.taking(archive));
        }
        return command(arguments);
    }

    /** The same, with a history that is kept: the home folder is that of whoever starts it. */
    List<String> interactiveCommand() {
        List<String> command = new ArrayList<>(command());
        command.add(1, "-Dtunebook.history=~/.local/share/tunebook/history");
        return command;
    }

    /** The command of a session at whose end the JVM writes its class-data archive; with the agent attached it would not. */
    List<String> rehearsalCommand(Path archive) {
        List<String> arguments = new ArrayList<>(arguments());
        arguments.removeIf(each -> each.startsWith("-Djdk.attach."));
        arguments.removeIf(each -> SHARING.matcher(each).matches());
        arguments.add(ClassArchive.writing(archive));
        arguments.add("-Dtunebook.stop.millis=600000");
        return command(arguments);
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(arguments);
        command.add("-cp");
        // The JVM expands the asterisk; a list of jars would grow past what Windows takes.
        command.add(library + File.separator + "*");
        command.add(MAIN);
        command.add(KernelCommand.CONNECTION_FILE);
        return command;
    }

    /** What is added to the kernel's environment. */
    Map<String, String> addedEnvironment() {
        Map<String, String> added = new LinkedHashMap<>();
        // Idle OpenMP threads sleep instead of burning the cores that Java and the front end need.
        added.put("OMP_WAIT_POLICY", "PASSIVE");
        // Not at once, though: a step is hundreds of short calls, and waking a thread for each costs more than turning
        // for
        // a tenth of a millisecond.
        added.put("GOMP_SPINCOUNT", "3000");
        return added;
    }

    Path java() {
        boolean windows = File.separatorChar == '\\';
        return javaHome.resolve("bin").resolve(windows ? "java.exe" : "java");
    }

    KernelCommand kernelCommand() {
        return new KernelCommand(command(), addedEnvironment());
    }

    private List<String> arguments() {
        List<String> users = words(environment.getOrDefault(USER_OPTIONS, ""));
        List<String> arguments = new ArrayList<>(lines(KERNEL_ARGUMENTS));
        arguments.addAll(lines(OUR_ARGUMENTS));
        if (users.stream().anyMatch(KernelJvm::choosesCollector)) {
            // A JVM that is told two collectors does not start.
            arguments.removeIf(KernelJvm::choosesCollector);
        }
        arguments.addAll(users);
        return arguments.stream().distinct().toList();
    }

    private static boolean choosesCollector(String argument) {
        return COLLECTOR.matcher(argument).matches();
    }

    private static List<String> lines(String resource) {
        try (InputStream stream = KernelJvm.class.getResourceAsStream(resource)) {
            if (stream == null) {
                return List.of();
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .flatMap(KernelJvm::forThisJdk)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> forThisJdk(String line) {
        Matcher restricted = FROM_VERSION.matcher(line);
        if (!restricted.matches()) {
            return Stream.of(line);
        }
        boolean meant = Runtime.version().feature() >= Integer.parseInt(restricted.group(1));
        return meant ? Stream.of(restricted.group(2)) : Stream.empty();
    }

    /** Splits at white space; quotes hold a word together. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String quoted = word.group(1) != null ? word.group(1) : word.group(2);
            words.add(quoted != null ? quoted : word.group(3));
        }
        return words;
    }
}
