package dev.tunebook.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageIndexTest {
    @ParameterizedTest
    @CsvSource({
        "org.junit.jup, true",
        "import o, true",
        "import static org.j, true",
        "foo(org.jun, true",
        "Math.ab, false",
        "System.o, false",
        "new ArrayLi, false",
        "'\"a.b', false",
    })
    void isReadOnlyForWhatMayBeThePackage(String java, boolean needed) throws InterruptedException {
        PackageIndex index = new PackageIndex();
        Thread reader = new Thread(index::awaitWanted);
        reader.start();
        while (reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        index.neededFor(java);
        if (needed) {
            reader.join(10_000);
            assertThat(reader.isAlive()).isFalse();
        } else {
            assertThat(reader.getState()).isEqualTo(Thread.State.WAITING);
        }
        index.close();
    }

    @Test
    void completesPackagesOfTheClassPathTheFirstTime() {
        try (Shell shell = new Shell(getClass().getClassLoader(), new UserCode(note -> {}), note -> {})) {
            assertThat(new CodeAnalysis(shell)
                            .continuations("import org.assertj.co", 21)
                            .texts())
                    .contains("core.");
        }
    }
}
