package dev.tunebook.kernel.shell;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;

/** The cells of a test, each the first of its notebook, and the shell that they run in. */
final class TestCells implements AutoCloseable {
    private final List<String> notes = new ArrayList<>();
    private final UserCode userCode = new UserCode(notes::add);
    private final Shell shell = new Shell(getClass().getClassLoader(), userCode, notes::add);

    Shell shell() {
        return shell;
    }

    /** What users were told beside results. */
    List<String> notes() {
        return notes;
    }

    Object run(String java) throws Exception {
        userCode.begin();
        try {
            return shell.evaluate(java, java, 0, 1);
        } finally {
            userCode.end();
        }
    }

    /** Where the user's own code was when a cell failed, the innermost first. */
    List<String> framesOfFailing(String java) {
        return catchThrowableOfType(SnippetFailure.class, () -> run(java)).frames().stream()
                .filter(SnippetFailure.Frame::user)
                .map(SnippetFailure.Frame::where)
                .toList();
    }

    @Override
    public void close() {
        shell.close();
    }
}
