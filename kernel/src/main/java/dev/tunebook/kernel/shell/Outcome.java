package dev.tunebook.kernel.shell;

import dev.tunebook.kernel.shell.SnippetExecution.Ran;
import java.util.List;
import java.util.Optional;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;

/**
 * What came of Java that was given to JShell.
 *
 * @param events as JShell tells them
 * @param run what came of running it; empty when it has not been run
 */
record Outcome(List<SnippetEvent> events, Optional<Ran> run) {
    /** What befell the snippet itself, and none of those that depend on it. */
    SnippetEvent main() {
        return events.stream()
                .filter(each -> each.causeSnippet() == null)
                .findFirst()
                .orElse(events.get(0));
    }

    Snippet snippet() {
        return main().snippet();
    }

    boolean hasRun() {
        return main().status() == Status.VALID && run.isPresent();
    }

    Object value() {
        return run.map(Ran::value).orElse(null);
    }

    Throwable thrown() {
        return run.map(Ran::thrown).orElse(null);
    }
}
