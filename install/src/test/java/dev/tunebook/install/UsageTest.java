package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rum                       | subcommand (rum) must be one of run, console, install, uninstall, doctor, tickets, parity, pretrain, help.~Maybe run.
            --verbos                  | option (--verbos) must be one of --help, --version.~Maybe --version.
            run                       | Missing required parameter: 'NOTEBOOK'.~Maybe see: tunebook help run
            run a.ipynb b.ipynb       | argument (b.ipynb) is one more than tunebook run takes.~Maybe see: tunebook help run
            run --oot x               | option (--oot) must be one of --parameter, --out, --cell-timeout.~Maybe --out.
            run no.ipynb              | notebook (no.ipynb) must be a file that exists.~Maybe the path is meant from another folder.
            run no.ipynb -p epochs    | -p (epochs) must be name=value.~Maybe -p epochs=3.
            run no.ipynb -p =3        | -p (=3) must be name=value.~Maybe -p epochs=3.
            run no.ipynb --cell-timeout -1 | --cell-timeout (-1.0) must be at least 0.~Maybe --cell-timeout 600.
            install --name a/b        | --name (a/b) must be letters, digits, dots, dashes and underscores.~Maybe --name tunebook.
            install --user --sys-prefix | Error: --user, --sys-prefix are mutually exclusive (specify only one).~Maybe see: tunebook help install
            """)
    void saysWhatIsWrongAndOneWayOut(String words, String message) throws IOException {
        CommandLineFixture tunebook = CommandLineFixture.withFakeJars(folder);

        assertThat(tunebook.run(words.split(" "))).isEqualTo(2);
        assertThat(tunebook.error()).isEqualTo(message.replace('~', '\n') + "\n");
    }

    @Test
    void listsItsSubcommandsButNotTheInternalOne() throws IOException {
        CommandLineFixture tunebook = CommandLineFixture.withFakeJars(folder);

        assertThat(tunebook.run()).isZero();
        assertThat(tunebook.out())
                .contains("run ", "install ", "uninstall ", "doctor ", "help ")
                .doesNotContain("kernel  ");
    }

    @Test
    void saysItsVersion() throws IOException {
        CommandLineFixture tunebook = CommandLineFixture.withFakeJars(folder);

        assertThat(tunebook.run("--version")).isZero();
        assertThat(tunebook.out()).matches("(?s)tunebook \\d+\\.\\d+\\.\\d+\\S*\nJava .*\n");
    }
}
